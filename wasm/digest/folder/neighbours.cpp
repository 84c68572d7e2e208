#include "digest/folder/neighbours.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

namespace yoyak::digest {
namespace {

std::string_view folder_of(const PageInput& input) {
  const std::string_view path = input.path;
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view{} : path.substr(0, slash);
}

struct Neighbours {
  std::size_t six_digits = 0;  // pages whose only day these are
  std::size_t undated = 0;     // pages without another day, these included
  std::optional<text::Date> first, last;
};

bool is_day(const PageInput& input) { return input.date.day && input.date.days == 1; }

}  // namespace

void confirm_six_digits(const std::vector<std::unique_ptr<PageInput>>& inputs) {
  constexpr int kNear = 62;  // days around the neighbours' that are still among them: two months without a page
  std::map<std::string_view, Neighbours> folders;
  for (const auto& input : inputs) {
    Neighbours& folder = folders[folder_of(*input)];
    if (is_day(*input)) {
      if (!folder.first || *input->date.day < *folder.first) folder.first = input->date.day;
      if (!folder.last || *input->date.day > *folder.last) folder.last = input->date.day;
    } else {
      ++folder.undated;
      folder.six_digits += input->date.six_digits.has_value();
    }
  }
  for (const auto& input : inputs) {
    PageDate& date = input->date;
    if (!date.six_digits) continue;
    const Neighbours& folder = folders[folder_of(*input)];
    const bool most = 2 * folder.six_digits >= folder.undated;
    const bool among = folder.first && *date.six_digits >= text::plus_days(*folder.first, -kNear) &&
                       *date.six_digits <= text::plus_days(*folder.last, kNear);
    const bool same_month =
        date.day && date.day->year() == date.six_digits->year() && date.day->month() == date.six_digits->month();
    if (date.day ? !same_month : !most && !among) continue;
    date.day = date.six_digits;
    date.days = 1;
    date.from = "the file name";
    date.rest_of_name = date.rest_of_six;
  }
}

void confirm_weeks(const std::vector<std::unique_ptr<PageInput>>& inputs) {
  constexpr std::uint32_t kWeek = 7;  // days
  std::set<std::pair<std::string_view, std::string_view>> series;
  for (const auto& input : inputs) {
    if (input->date.week_of_series && input->date.days == kWeek)
      series.emplace(folder_of(*input), input->date.rest_of_name);
  }
  for (const auto& input : inputs) {
    PageDate& date = input->date;
    if (!date.week_of_series || !series.contains({folder_of(*input), date.rest_of_name})) continue;
    date.day = date.week_of_series;
    date.days = kWeek;
  }
}

void check_dates(const std::vector<std::unique_ptr<PageInput>>& inputs, std::optional<text::Date> today,
                 std::vector<Diagnostic>& diagnostics) {
  constexpr std::size_t kFew = 5;          // so few pages say nothing about where the others are
  constexpr std::uint32_t kFar = 5 * 366;  // days between one page and all others
  std::vector<std::uint32_t> days;
  for (const auto& input : inputs) {
    if (input->date.day) days.push_back(text::day_number(*input->date.day));
  }
  std::sort(days.begin(), days.end());
  const auto report = [&](DiagnosticCode code, PageInput& input, std::string message) {
    input.wanted = input.known;  // its text has the place
    if (input.known) return;
    const KeyPlace place = place_of_key(input.lines, input.front.body, input.date.from);
    diagnostics.push_back(make_diagnostic(code, input.path, place.line, place.column, std::move(message), place.text));
  };
  for (const auto& input : inputs) {
    if (!input->date.day) continue;
    const std::uint32_t day = text::day_number(*input->date.day);
    if (today && day > text::day_number(*today) + 1) {
      report(
          DiagnosticCode::kDateInFuture, *input,
          "The day of this page, " + text::format_day(day) +
              ", has not come yet; it is published all the same. Set `draft: true` until then, or correct the date.");
      continue;
    }
    if (days.size() <= kFew) continue;
    const bool newest = day == days.back() && day - days[days.size() - 2] > kFar;
    const bool oldest = day == days.front() && days[1] - day > kFar;
    if (!newest && !oldest) continue;
    report(DiagnosticCode::kDateFarAway, *input,
           "The day of this page, " + text::format_day(day) + ", is years from those of all others (" +
               text::format_day(newest ? days.front() : days[1]) + " to " +
               text::format_day(newest ? days[days.size() - 2] : days.back()) + "). Correct it if it is wrong.");
  }
}

}  // namespace yoyak::digest
