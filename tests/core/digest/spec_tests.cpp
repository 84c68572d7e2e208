// Runs tests/spec/digest: pages to model and diagnostics. An input is one page, or several, each after a line "@@
// path".
#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include "base/json.hpp"
#include "digest/json.hpp"
#include "digest/support.hpp"
#include "support/spec_file.hpp"

using namespace yoyak;

namespace {

// One line for each digest, entry and section, for cases about which there are and in which order.
std::string outline(const std::vector<digest::Digest>& digests) {
  std::string out;
  const auto flat = [](std::string text) {
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n')) text.replace(at, 1, "⏎");
    return text;
  };
  for (const digest::Digest& digest : digests) {
    out += digest.id;
    if (digest.title != digest.date + " " + digest.topic) out += " \"" + digest.title + "\"";
    out += " of " + digest.source_path;
    if (!digest.overview.empty()) out += ": " + flat(digest.overview);
    out += "\n";
    for (const digest::Entry& entry : digest.entries) {
      out += "  " + entry.id + " | " + entry.title + " | " + entry.channel + "\n";
      for (const digest::Section& section : entry.sections) {
        out += "    " + std::string(digest::section_kind_name(section.kind));
        if (!section.label.empty()) out += " \"" + section.label + "\"";
        out += ": " + flat(section.markdown) + "\n";
      }
    }
  }
  return out;
}

// The overviews, and one line for each entry, for cases about what stands in its heading and the line under it:
// "title | channel | time | seconds", with "-" for what is missing, and " + " before what is no fact.
std::string facts(const std::vector<digest::Digest>& digests) {
  std::string out;
  for (const digest::Digest& digest : digests) {
    if (!digest.overview.empty()) out += digest.overview + "\n";
    for (const digest::Entry& entry : digest.entries) {
      out += entry.title + " | " + entry.channel + " | " + entry.published_at.value_or("-") + " | " +
             (entry.duration_s ? std::to_string(*entry.duration_s) : "-");
      for (const digest::Section& section : entry.sections) {
        if (section.kind == digest::SectionKind::kOther && section.label.empty()) out += " + " + section.markdown;
      }
      out += "\n";
    }
  }
  return out;
}

// What the entries of a page are, for cases about the page's form: "= page: overview", then for each entry "groups >
// title | channel | address | text".
std::string forms(const std::vector<digest::Digest>& digests) {
  std::string out;
  const auto add = [&](std::string text) {
    for (std::size_t at = text.find('\n'); at != std::string::npos; at = text.find('\n')) text.replace(at, 1, "⏎");
    out += text;
  };
  for (const digest::Digest& digest : digests) {
    out += "= " + digest.source_path;
    add(digest.overview.empty() ? "" : ": " + digest.overview);
    out += "\n";
    for (const digest::Entry& entry : digest.entries) {
      for (const std::string& group : entry.groups) out += group + " > ";
      out += entry.title + " | " + entry.channel + " | " + entry.url;
      for (const digest::Section& section : entry.sections) {
        if (!section.markdown.empty()) add(" | " + section.markdown);
      }
      out += "\n";
    }
  }
  return out;
}

// What a page is, one line for each: "id | date, or date+days | topic | title | what it says besides".
std::string pages_of(const std::vector<digest::Digest>& digests) {
  std::string out;
  for (const digest::Digest& digest : digests) {
    out += digest.id + " | " + digest.date + (digest.days == 1 ? "" : "+" + std::to_string(digest.days)) + " | " +
           digest.topic + " | " + digest.title + " | " + (digest.headline.empty() ? "-" : digest.headline) + "\n";
  }
  return out;
}

// "file:line:column severity code: message".
std::string report(const std::vector<digest::Diagnostic>& diagnostics) {
  std::string out;
  for (const digest::Diagnostic& diagnostic : diagnostics) {
    out += diagnostic.file + ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column) + " " +
           std::string(digest::severity_name(diagnostic.severity)) + " " + diagnostic.code + ": " + diagnostic.message +
           "\n";
  }
  return out;
}

// options: path=FILE of a single page; files=PATH,PATH of other files; topic_from=SOURCE,SOURCE;
// jekyll=PERMALINK and folder=FOLDER of a Jekyll site;
// show=PART of the model (entries, overview, diagnostics, outline, forms, facts, pages, report, former; without it,
// all)
std::string run(std::string_view input, std::string_view options) {
  std::vector<test::PageFile> pages;
  for (const std::string& line : test::lines_of(input)) {
    if (line.starts_with("@@ ")) {
      pages.push_back({line.substr(3), {}});
      continue;
    }
    if (pages.empty()) pages.push_back({std::string(test::option_value(options, "path", "2025-12-20-기술-AI.md")), {}});
    pages.back().bytes += line + "\n";
  }
  digest::ReadOptions settings;
  for (std::string_view rest = test::option_value(options, "topic_from"); !rest.empty();) {
    const std::size_t end = std::min(rest.find(','), rest.size());
    settings.topic_from.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (const auto permalink = test::option_value(options, "jekyll"); !permalink.empty()) {
    settings.jekyll.emplace();
    settings.jekyll->permalink = permalink == "none" ? std::string_view() : permalink;
    settings.jekyll->folder = test::option_value(options, "folder");
    settings.jekyll->collections = {{"tides", "/:collection/:year-:i_month/:name"}};
  }
  digest::FileAnswers files;
  for (std::string_view rest = test::option_value(options, "files"); !rest.empty();) {
    const std::string_view path = rest.substr(0, rest.find(','));
    std::string name(path);
    std::replace(name.begin(), name.end(), '/', '-');
    files[std::string(path)] = {"../f/" + name, {}};
    rest.remove_prefix(std::min(path.size() + 1, rest.size()));
  }
  const digest::ReadResult result = test::read_pages(pages, settings, files);
  std::reverse(pages.begin(), pages.end());
  if (test::read_pages(pages, settings, files).digests != result.digests)
    return "the order in which pages are handed over matters";
  const std::string_view show = test::option_value(options, "show");
  if (show == "former") {
    std::string out;
    for (const auto& [id, addresses] : result.former) {
      out += id + ":";
      for (const std::string& address : addresses) out += " " + address;
      out += "\n";
    }
    return out;
  }
  if (show == "pages") return pages_of(result.digests);
  if (show == "report") return report(result.diagnostics);
  if (show == "pages+report") return pages_of(result.digests) + report(result.diagnostics);
  if (show == "outline") return outline(result.digests);
  if (show == "forms") return forms(result.digests);
  if (show == "facts") return facts(result.digests);
  if (show == "facts+report") return facts(result.digests) + report(result.diagnostics);
  if (show == "overview") {
    std::string out;
    for (const digest::Digest& digest : result.digests) out += digest.overview;
    return out;
  }
  nlohmann::ordered_json digests = nlohmann::ordered_json::array();
  for (const digest::Digest& digest : result.digests) {
    const nlohmann::ordered_json json = parse_json(digest::to_json(digest).text).value();
    if (show == "entries") {
      for (const auto& entry : json["entries"]) digests.push_back(entry);
    } else {
      digests.push_back(json);
    }
  }
  if (show == "entries") return digests.dump(1);
  nlohmann::ordered_json diagnostics = nlohmann::ordered_json::array();
  for (const digest::Diagnostic& diagnostic : result.diagnostics)
    diagnostics.push_back(parse_json(digest::to_json(diagnostic).text).value());
  if (show == "diagnostics") return diagnostics.dump(1);
  return nlohmann::ordered_json{{"digests", digests}, {"diagnostics", diagnostics}, {"unpublished", result.unpublished}}
      .dump(1);
}

}  // namespace

TEST_CASE("spec: pages and their models", "[digest][spec]") {
  const test::SpecReport report = test::run_spec_folder(std::string(YOYAK_SPEC_DIR) + "/digest", run);
  for (const std::string& failure : report.failures) UNSCOPED_INFO(failure);
  CHECK(report.failures.empty());
  CHECK(report.cases > 10);
}
