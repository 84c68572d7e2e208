#include "text/date.hpp"

#include <chrono>

namespace yoyak::text {
namespace {

std::optional<unsigned> digits(std::string_view text) {
  unsigned value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + static_cast<unsigned>(c - '0');
  }
  return value;
}

}  // namespace

std::optional<std::uint32_t> try_parse_date(std::string_view date) {
  if (date.size() != 10 || date[4] != '-' || date[7] != '-') return std::nullopt;
  const auto year = digits(date.substr(0, 4)), month = digits(date.substr(5, 2)), day = digits(date.substr(8, 2));
  if (!year || !month || !day || *year < 1970) return std::nullopt;
  const std::chrono::year_month_day value{std::chrono::year(static_cast<int>(*year)), std::chrono::month(*month),
                                          std::chrono::day(*day)};
  if (!value.ok()) return std::nullopt;
  return static_cast<std::uint32_t>(std::chrono::sys_days(value).time_since_epoch().count());
}

std::string format_date(std::uint32_t days) {
  const std::chrono::year_month_day value{std::chrono::sys_days(std::chrono::days(days))};
  std::string out = "0000-00-00";
  auto put = [&out](std::size_t at, std::size_t width, unsigned number) {
    for (std::size_t i = width; i-- > 0; number /= 10) out[at + i] = static_cast<char>('0' + number % 10);
  };
  put(0, 4, static_cast<unsigned>(static_cast<int>(value.year())));
  put(5, 2, static_cast<unsigned>(value.month()));
  put(8, 2, static_cast<unsigned>(value.day()));
  return out;
}

}  // namespace yoyak::text
