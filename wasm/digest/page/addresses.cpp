#include "digest/page/addresses.hpp"

#include <algorithm>
#include <array>

#include "digest/values/links.hpp"
#include "text/calendar.hpp"
#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

constexpr std::size_t kMaxAddress = 1024;   // bytes; longer ones are no addresses
constexpr std::size_t kMaxAddresses = 100;  // of one page

// The file that is served at an address, as Jekyll and its redirects name it. Empty for what is no path of the site.
std::string file_of_address(std::string_view address) {
  address = text::trim(address);
  address = address.substr(0, address.find_first_of("?#"));
  if (address.empty() || address.size() > kMaxAddress || address.find("://") != std::string_view::npos ||
      address.starts_with("//"))
    return {};
  const std::string decoded = percent_decode(address);
  if (!text::is_valid(decoded)) return {};
  std::string file;
  std::string_view rest = decoded;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('/'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    if (part.empty()) continue;
    const auto odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\\' || c == 0x7F; };
    if (part.front() == '.' || std::any_of(part.begin(), part.end(), odd)) return {};  // hidden, or out of the site
    if (!file.empty()) file += '/';
    file += part;
  }
  if (file.empty()) return {};
  if (decoded.ends_with('/')) return file + "/index.html";
  const std::string name = text::lower_case(file.substr(file.rfind('/') + 1));
  if (name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml")) return file;
  return file + ".html";  // "/about" is served from "about.html"
}

// Jekyll's slugify: runs of all but letters, digits and, where `pretty`, "._~!$&'()+,;=@" become one '-'.
std::string slugify(std::string_view name, bool pretty) {
  std::string out;
  for (std::size_t at = 0; at < name.size();) {
    const text::Decoded next = text::decode(name, at);
    const bool own = (text::is_word(next.code) && next.code != '_') ||
                     (pretty && next.code < 0x80 &&
                      std::string_view("._~!$&'()+,;=@").find(static_cast<char>(next.code)) != std::string_view::npos);
    if (own) out += name.substr(at, next.size);
    else if (!out.empty() && !out.ends_with('-')) out += '-';
    at += next.size;
  }
  while (out.ends_with('-')) out.pop_back();
  return out;
}

std::string digits(unsigned number, std::size_t width) {
  std::string out = std::to_string(number);
  return out.size() < width ? std::string(width - out.size(), '0') + out : out;
}

// The parts of a path: "news/_posts/ai" and "2026-01-05-x" of "news/_posts/ai/2026-01-05-x.md".
struct PathParts {
  std::vector<std::string> folders;
  std::string stem;
};
PathParts parts_of(std::string_view path) {
  PathParts place;
  while (true) {
    const std::size_t slash = path.find('/');
    if (slash == std::string_view::npos) break;
    if (slash > 0) place.folders.emplace_back(path.substr(0, slash));
    path.remove_prefix(slash + 1);
  }
  place.stem = path.substr(0, path.rfind('.'));
  return place;
}

// "x" of "2026-01-05-x".
std::string_view without_date(std::string_view stem) {
  std::size_t at = 0;
  for (int dashes = 0; at < stem.size() && dashes < 3; ++at) {
    if (stem[at] == '-') ++dashes;
    else if (!text::is_ascii_digit(stem[at])) return stem;
  }
  return at < stem.size() ? stem.substr(at) : stem;
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : "/") + part;
  return out;
}

// The template that a style of Jekyll stands for.
std::string template_of(std::string_view permalink) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kStyles = {{
      {"date", "/:categories/:year/:month/:day/:title:output_ext"},
      {"pretty", "/:categories/:year/:month/:day/:title/"},
      {"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
      {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"},
      {"none", "/:categories/:title:output_ext"},
  }};
  for (const auto& [name, style] : kStyles) {
    if (permalink == name || (permalink.empty() && name == "date")) return std::string(style);
  }
  return std::string(permalink);
}

// The placeholders of a template, in the order in which they are looked for: none is the beginning of a later one.
class Placeholders {
 public:
  Placeholders(const PageInput& input, const PathParts& place, std::vector<std::string> categories) {
    const text::Date day = *input.date.day;
    const auto number = [](auto value) { return static_cast<unsigned>(value); };
    const unsigned year = number(static_cast<int>(day.year())), month = number(day.month()), date = number(day.day());
    const unsigned day_of_year = text::day_number(day) - text::day_number(*text::make_date(year, 1, 1)) + 1;
    const std::chrono::weekday weekday{std::chrono::sys_days(day)};
    static constexpr std::array kDays = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"};
    static constexpr std::array kMonths = {"January", "February", "March",     "April",   "May",      "June",
                                           "July",    "August",   "September", "October", "November", "December"};
    const std::string name_of_day = kDays[weekday.iso_encoding() - 1], name_of_month = kMonths[month - 1];
    // The week of ISO 8601 is that of its Thursday, and so is its year.
    const text::Date thursday = text::plus_days(day, 4 - static_cast<int>(weekday.iso_encoding()));
    const unsigned week_year = number(static_cast<int>(thursday.year()));
    const unsigned week = (text::day_number(thursday) - text::day_number(*text::make_date(week_year, 1, 1))) / 7 + 1;
    const std::string own = input.front.text({"slug"});
    const std::string name = own.empty() ? std::string(without_date(place.stem)) : own;
    std::vector<std::string> slugified;
    for (std::string& category : categories) {
      category = text::lower_case(category);
      slugified.push_back(slugify(category, false));
    }
    values_ = {{
        {":slugified_categories", join(slugified)},
        {":categories", join(categories)},
        {":output_ext", ".html"},
        {":short_month", name_of_month.substr(0, 3)},
        {":long_month", name_of_month},
        {":short_year", digits(year % 100, 2)},
        {":short_day", name_of_day.substr(0, 3)},
        {":long_day", name_of_day},
        {":collection", place.folders.empty() ? "" : place.folders.front().substr(1)},
        {":basename", place.stem},
        {":i_month", std::to_string(month)},
        {":w_year", std::to_string(week_year)},
        {":w_day", std::to_string(weekday.iso_encoding())},
        {":y_day", digits(day_of_year, 3)},
        {":i_day", std::to_string(date)},
        {":month", digits(month, 2)},
        {":title", slugify(name, true)},
        {":year", std::to_string(year)},
        {":name", slugify(place.stem, false)},
        {":week", digits(week, 2)},
        {":slug", text::lower_case(slugify(name, false))},
        {":path", join(folders_and_stem(place))},
        {":day", digits(date, 2)},
    }};
  }

  // Empty where there is a placeholder that is not known, such as a time of day.
  std::string fill(std::string_view pattern) const {
    std::string out;
    while (!pattern.empty()) {
      const std::size_t colon = std::min(pattern.find(':'), pattern.size());
      out += pattern.substr(0, colon);
      pattern.remove_prefix(colon);
      if (pattern.empty()) break;
      const auto known = std::find_if(values_.begin(), values_.end(),
                                      [&](const auto& each) { return pattern.starts_with(each.first); });
      if (known == values_.end()) return {};
      out += known->second;
      pattern.remove_prefix(known->first.size());
      if (out.ends_with('/') && pattern.starts_with('/')) pattern.remove_prefix(1);  // of a page without categories
    }
    return out;
  }

 private:
  // Below the folder of the collection.
  static std::vector<std::string> folders_and_stem(const PathParts& place) {
    std::vector<std::string> parts = place.folders;
    if (!parts.empty() && parts.front().starts_with('_')) parts.erase(parts.begin());
    parts.push_back(place.stem);
    return parts;
  }

  std::array<std::pair<std::string_view, std::string>, 23> values_;
};

// The folders above "_posts" are categories too.
std::vector<std::string> categories_of(const PageInput& input, const PathParts& place) {
  std::vector<std::string> out;
  for (const std::string& folder : place.folders) {
    if (folder == "_posts") break;
    out.push_back(folder);
  }
  const auto add = [&](const std::string& category) {
    if (std::find(out.begin(), out.end(), category) == out.end()) out.push_back(category);
  };
  const std::string one = input.front.text({"category"});
  if (!one.empty()) add(one);
  for (const std::string& category : input.front.list("categories", true)) add(category);
  return out;
}

// The address that Jekyll made of a page without `permalink` of its own.
std::string jekyll_address(const PageInput& input, const Jekyll& jekyll) {
  const PathParts place = parts_of(jekyll.folder + "/" + input.path);
  const auto in = [&](std::string_view folder) {
    return std::find(place.folders.begin(), place.folders.end(), folder) != place.folders.end();
  };
  if (in("_posts")) {
    return Placeholders(input, place, categories_of(input, place)).fill(template_of(jekyll.permalink));
  }
  if (!place.folders.empty() && place.folders.front().starts_with('_')) {
    std::string pattern = "/:collection/:path:output_ext";
    for (const auto& [name, permalink] : jekyll.collections) {
      if (place.folders.front() == "_" + name && !permalink.empty()) pattern = template_of(permalink);
    }
    return Placeholders(input, place, categories_of(input, place)).fill(pattern);
  }
  std::string folder = "/" + join(place.folders) + (place.folders.empty() ? "" : "/");
  if (place.stem == "index" || text::equals_ignoring_case(place.stem, "readme")) return folder;
  return folder + place.stem + (jekyll.permalink == "pretty" || jekyll.permalink.ends_with('/') ? "/" : ".html");
}

}  // namespace

std::vector<std::string> former_addresses(const PageInput& input, const Jekyll* jekyll) {
  std::vector<std::string> out;
  const auto add = [&](std::string_view address) {
    std::string file = file_of_address(address);
    if (!file.empty() && out.size() < kMaxAddresses && std::find(out.begin(), out.end(), file) == out.end())
      out.push_back(std::move(file));
  };
  std::string permalink = input.front.text({"permalink"});
  if (permalink.find(':') != std::string::npos || (!permalink.empty() && permalink.find('/') == std::string::npos)) {
    const PathParts place = parts_of(jekyll ? jekyll->folder + "/" + input.path : input.path);
    permalink = Placeholders(input, place, categories_of(input, place)).fill(template_of(permalink));
  }
  if (!permalink.empty()) add(permalink);
  else if (jekyll) add(jekyll_address(input, *jekyll));
  for (const std::string& address : input.front.list("redirect_from", false)) add(address);
  // Hugo's. Obsidian's aliases are names, and `url` is mostly what a page is about.
  for (const char* key : {"aliases", "url"}) {
    for (const std::string& address : input.front.list(key, false)) {
      if (address.starts_with('/')) add(address);
    }
  }
  return out;
}

}  // namespace yoyak::digest
