#include "digest/source/liquid.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>

#include "digest/source/places.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// A longer tag is no tag: nobody would find its end.
constexpr std::size_t kMaxLiquidTag = 1000;

struct LiquidTag {
  std::size_t begin = 0;
  std::size_t end = 0;    // behind it
  bool output = false;    // {{ … }}
  std::string_view name;  // of a tag; empty for an output
  std::string_view rest;  // what stands behind the name; all of an output
};

// The tag that begins at `at`, where "{{" or "{%" stands.
std::optional<LiquidTag> liquid_tag_at(std::string_view text, std::size_t at) {
  LiquidTag tag;
  tag.begin = at;
  tag.output = text[at + 1] == '{';
  const std::string_view area = text.substr(0, std::min(text.size(), at + kMaxLiquidTag));
  const std::size_t close = area.find(tag.output ? "}}" : "%}", at + 2);
  if (close == std::string_view::npos) return std::nullopt;
  std::string_view inside = text.substr(at + 2, close - at - 2);
  if (inside.starts_with('-')) inside.remove_prefix(1);
  if (inside.ends_with('-')) inside.remove_suffix(1);
  inside = text::trim(inside);
  tag.end = close + 2;
  if (tag.output) {
    tag.rest = inside;
    return tag;
  }
  const std::size_t space = std::min(inside.find_first_of(" \t\n"), inside.size());
  tag.name = inside.substr(0, space);
  tag.rest = text::trim(inside.substr(space));
  return tag;
}

std::size_t next_liquid(std::string_view text, std::size_t from) {
  for (std::size_t at = text.find('{', from); at != std::string_view::npos; at = text.find('{', at + 1)) {
    if (at + 1 < text.size() && (text[at + 1] == '{' || text[at + 1] == '%')) return at;
  }
  return std::string_view::npos;
}

// The tag `name` from `from` on.
std::optional<LiquidTag> find_liquid(std::string_view text, std::size_t from, std::string_view name) {
  for (std::size_t at = next_liquid(text, from); at != std::string_view::npos; at = next_liquid(text, at + 1)) {
    const auto tag = liquid_tag_at(text, at);
    if (tag && tag->name == name) return tag;
  }
  return std::nullopt;
}

std::string line_ends(std::string_view text) {
  return std::string(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), '\n');
}

std::string_view unquoted(std::string_view text) {
  const bool quoted = text.size() >= 2 && (text.front() == '"' || text.front() == '\'') && text.back() == text.front();
  return quoted ? text.substr(1, text.size() - 2) : text;
}

// The parts of "a | b: c" that stand between bars outside quotes.
std::vector<std::string_view> filters_of(std::string_view expression) {
  std::vector<std::string_view> parts;
  char quote = 0;
  std::size_t start = 0;
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (quote != 0) quote = c == quote ? '\0' : quote;
    else if (c == '"' || c == '\'') quote = c;
    else if (c == '|') {
      parts.push_back(text::trim(expression.substr(start, i - start)));
      start = i + 1;
    }
  }
  parts.push_back(text::trim(expression.substr(start)));
  return parts;
}

// Which bytes are code: fenced blocks, and spans within a line.
class Code {
 public:
  explicit Code(std::string_view text) : text_(text) {}

  // Positions must not decrease from call to call.
  bool contains(std::size_t at) {
    while (line_end_ <= at && line_end_ < text_.size()) next_line();
    if (fenced_) return true;
    const std::string_view line = text_.substr(line_begin_, line_end_ - line_begin_);
    const std::size_t wanted = at - line_begin_;
    if (wanted < span_end_) return wanted >= span_begin_;
    for (std::size_t i = line.find('`', span_end_); i < wanted; i = line.find('`', i)) {  // npos is no less
      const std::size_t run = std::min(line.find_first_not_of('`', i), line.size()) - i;
      std::size_t close = i + run;
      while (close < line.size()) {
        close = std::min(line.find('`', close), line.size());
        const std::size_t other = std::min(line.find_first_not_of('`', close), line.size()) - close;
        if (other == run) break;
        close += other;
      }
      if (close >= line.size()) {
        i += run;
        continue;
      }
      span_begin_ = i;
      span_end_ = i = close + run;
      if (wanted < span_end_) return true;
    }
    return false;
  }

 private:
  void next_line() {
    line_begin_ = line_end_;
    span_begin_ = span_end_ = 0;
    line_end_ = std::min(text_.find('\n', line_begin_), text_.size() - 1) + 1;
    if (closing_) {
      fenced_ = closing_ = false;
      fence_ = {};
    }
    const std::string_view line = text::trim(text_.substr(line_begin_, line_end_ - line_begin_));
    if (!line.starts_with("```") && !line.starts_with("~~~")) return;
    const std::size_t run = std::min(line.find_first_not_of(line.front()), line.size());
    if (!fenced_) {
      fenced_ = line.front() == '~' || line.find('`', run) == std::string_view::npos;
      if (fenced_) fence_ = line.substr(0, run);
    } else if (line.front() == fence_.front() && run >= fence_.size() && run == line.size()) {
      closing_ = true;
    }
  }

  std::string_view text_;
  std::size_t line_begin_ = 0, line_end_ = 0;
  std::size_t span_begin_ = 0, span_end_ = 0;  // the last span found, within the line
  bool fenced_ = false, closing_ = false;
  std::string_view fence_;
};

class Expansion {
 public:
  Expansion(std::string_view body, const LiquidPage& page, std::vector<Diagnostic>& diagnostics)
      : body_(body), page_(page), code_(body), places_(body, page.first_line), diagnostics_(diagnostics) {}

  std::string run() {
    for (std::size_t at = next_liquid(body_, 0); at != std::string_view::npos; at = next_liquid(body_, at)) {
      const auto tag = liquid_tag_at(body_, at);
      if (tag && (page_.jekyll || !code_.contains(at))) {
        at = expand(*tag);
      } else {
        ++at;
      }
    }
    out_ += body_.substr(done_);
    return std::move(out_);
  }

 private:
  // Writes `text` for the body up to `end`; as many lines stay. Gives `end`.
  std::size_t put(const LiquidTag& tag, std::size_t end, std::string_view text) {
    out_ += body_.substr(done_, tag.begin - done_);
    out_ += text;
    done_ = end;
    return end;
  }

  std::size_t leave(const LiquidTag& tag, const std::string& why) {
    if (!why.empty()) {
      Place place = places_.at(tag.begin);
      diagnostics_.push_back(make_diagnostic(DiagnosticCode::kLiquid, page_.path, place.line, place.column, why));
      diagnostics_.back().excerpt = std::move(place.excerpt);
    }
    return tag.end;
  }

  std::size_t expand(const LiquidTag& tag) {
    if (tag.output) return output(tag);
    if (tag.name == "raw" || tag.name == "comment" || tag.name == "highlight") return block(tag);
    if (tag.name == "post_url") {
      const std::string address = address_of_post(unquoted(tag.rest));
      if (!address.empty()) return put(tag, tag.end, address + line_ends(of(tag)));
    }
    if (tag.name == "link" && !tag.rest.empty() && tag.rest.find("{{") == std::string_view::npos)
      return put(tag, tag.end, below_folder("/" + std::string(unquoted(tag.rest))) + line_ends(of(tag)));
    constexpr std::array kTags = {"include",
                                  "include_relative",
                                  "include_cached",
                                  "assign",
                                  "capture",
                                  "endcapture",
                                  "if",
                                  "unless",
                                  "else",
                                  "elsif",
                                  "endif",
                                  "endunless",
                                  "for",
                                  "endfor",
                                  "case",
                                  "when",
                                  "endcase",
                                  "cycle",
                                  "tablerow",
                                  "endtablerow",
                                  "increment",
                                  "decrement",
                                  "post_url",
                                  "link",
                                  "gist",
                                  "seo",
                                  "feed_meta",
                                  "endraw",
                                  "endhighlight"};
    if (std::find(kTags.begin(), kTags.end(), tag.name) == kTags.end()) {
      if (!page_.jekyll) return leave(tag, {});
      return leave(tag, "This tag of Liquid is not understood. Write what it stands for.");
    }
    const bool silent =
        tag.name.starts_with("include") || tag.name == "assign" || tag.name == "seo" || tag.name == "feed_meta";
    if (silent && page_.jekyll) {
      leave(tag,
            "Yoyak includes no files and sets no variables, so this tag of Liquid was left out. Write its text "
            "into the page if readers need it.");
      return put(tag, tag.end, line_ends(of(tag)));
    }
    return leave(tag, "This tag of Liquid is not understood. Write what it stands for.");
  }

  std::string_view of(const LiquidTag& tag) const { return body_.substr(tag.begin, tag.end - tag.begin); }

  std::size_t block(const LiquidTag& tag) {
    const bool searched = unclosed_.contains(tag.name);
    const auto end = searched ? std::nullopt : find_liquid(body_, tag.end, "end" + std::string(tag.name));
    if (!end) unclosed_.insert(tag.name);  // and no later one is closed either
    if (!end) return leave(tag, "This tag of Liquid has no end. Add {% end" + std::string(tag.name) + " %}.");
    const std::string_view inside = body_.substr(tag.end, end->begin - tag.end);
    if (tag.name == "comment") return put(tag, end->end, line_ends(body_.substr(tag.begin, end->end - tag.begin)));
    const std::string before = line_ends(of(tag)), after = line_ends(of(*end));
    if (tag.name == "raw") return put(tag, end->end, before + std::string(inside) + after);
    const std::string code = before + without_raw(inside) + after;
    const bool in_line = code.find('\n') == std::string::npos;
    std::size_t longest = 0, run = 0;
    for (const char c : code) longest = std::max(longest, run = c == '`' ? run + 1 : 0);
    const std::string fence(std::max<std::size_t>(longest + 1, in_line ? 1 : 3), '`');
    if (in_line) return put(tag, end->end, fence + " " + code + " " + fence);
    // The tags take the place of the fences where they stand on lines of their own, as they should.
    const std::size_t line_end = code.find('\n');
    const bool own_lines = text::trim(std::string_view(code).substr(0, line_end)).empty() &&
                           text::trim(std::string_view(code).substr(code.rfind('\n') + 1)).empty();
    if (!own_lines) return leave(tag, "The code does not begin and end on lines of its own. Move it to the next line.");
    const std::string_view language = tag.rest.substr(0, tag.rest.find_first_of(" \t\n"));
    return put(tag, end->end, fence + std::string(language) + code.substr(line_end) + fence);
  }

  // Code is shown as it is written; only what keeps Liquid out of it goes.
  static std::string without_raw(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = next_liquid(text, 0); at != std::string_view::npos; at = next_liquid(text, at + 1)) {
      const auto tag = liquid_tag_at(text, at);
      if (!tag || (tag->name != "raw" && tag->name != "endraw")) continue;
      out += text.substr(done, at - done);
      out += line_ends(text.substr(at, tag->end - at));
      done = tag->end;
      at = tag->end - 1;
    }
    return out + std::string(text.substr(done));
  }

  std::size_t output(const LiquidTag& tag) {
    const std::vector<std::string_view> parts = filters_of(tag.rest);
    const std::string_view first = parts[0];
    const bool literal = !first.empty() && unquoted(first).size() + 2 == first.size();
    const bool root = first == "site.baseurl" || first == "site.url" || first == "site.github.url";
    bool known = literal || root || (first == "page.title" && !page_.title.empty());
    std::string value(literal ? unquoted(first) : first == "page.title" ? page_.title : std::string_view());
    bool address = root;
    for (std::size_t i = 1; i < parts.size(); ++i) {
      const std::string_view filter = parts[i];
      const std::string_view name = text::trim(filter.substr(0, filter.find(':')));
      const std::string_view with = name.size() < filter.size() ? text::trim(filter.substr(filter.find(':') + 1)) : "";
      if (name == "relative_url" || name == "absolute_url" ||
          (name == "prepend" && (with == "site.baseurl" || with == "site.url"))) {
        address = true;
        if (!value.starts_with('/') && value.find("://") == std::string::npos) value.insert(0, "/");
      } else if (name == "append" && unquoted(with).size() + 2 == with.size()) {
        value += unquoted(with);
      } else if (name != "escape" && name != "strip" && name != "uri_escape") {
        known = false;
      }
    }
    if (!known) {
      const bool of_jekyll = page_.jekyll || first.starts_with("site.") || first.starts_with("page.");
      return leave(tag, of_jekyll ? "This value of Liquid is not known. Write what it stands for." : "");
    }
    if (!literal && !root && !page_.jekyll) return leave(tag, {});
    if (literal && !address && !page_.jekyll) return leave(tag, {});
    if (address) value = below_folder(value);
    // The start of an address, or all of it: then it is the site's first page, one folder above those of digests.
    std::size_t end = tag.end;
    if (address && (value.empty() || value == "/")) {
      const std::string_view rest = body_.substr(end, 2);
      const std::size_t slash = rest.starts_with('/') && value.empty() ? 1 : 0;
      if (rest.size() <= slash || std::string_view(")>\"' \t\n").find(rest[slash]) != std::string_view::npos) {
        value = "../";
        end += slash;
      }
    }
    return put(tag, end, value + line_ends(of(tag)));
  }

  // "/x.png" of "/docs/news/x.png": paths of the site become those of the folder.
  std::string below_folder(std::string path) const {
    if (page_.folder.empty() || !path.starts_with('/')) return path;
    const std::string prefix = "/" + std::string(page_.folder) + "/";
    return path.starts_with(prefix) ? path.substr(prefix.size() - 1) : path;
  }

  // "/2026/01/05/x.html" of "2026-01-05-x", which links to pages understand.
  static std::string address_of_post(std::string_view name) {
    name = name.substr(name.rfind('/') + 1);  // npos + 1 is 0
    constexpr std::string_view kForm = "0000-00-00-";
    if (name.size() <= kForm.size() || name.find_first_of(" \t\n") != std::string_view::npos) return {};
    for (std::size_t i = 0; i < kForm.size(); ++i) {
      if (kForm[i] == '-' ? name[i] != '-' : !text::is_ascii_digit(name[i])) return {};
    }
    std::string out = "/" + std::string(name) + ".html";
    for (const std::size_t dash : {5U, 8U, 11U}) out[dash] = '/';
    return out;
  }

  std::string_view body_;
  const LiquidPage& page_;
  Code code_;
  Places places_;
  std::vector<Diagnostic>& diagnostics_;
  std::string out_;
  std::size_t done_ = 0;
  std::set<std::string_view> unclosed_;
};

}  // namespace

std::string expand_liquid(std::string_view body, const LiquidPage& page, std::vector<Diagnostic>& diagnostics) {
  return Expansion(body, page, diagnostics).run();
}

}  // namespace yoyak::digest
