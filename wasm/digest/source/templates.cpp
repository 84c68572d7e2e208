#include "digest/source/templates.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <vector>

#include "digest/source/places.hpp"
#include "digest/source/shortcodes.hpp"
#include "digest/source/template_tags.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// The tag `name` from `from` on, of the kind of `opening`.
std::optional<TemplateTag> end_of_block(std::string_view text, const TemplateTag& opening) {
  const bool shortcode = opening.kind == TemplateTag::Kind::kShortcode;
  const std::string name = shortcode ? std::string(opening.name) : "end" + std::string(opening.name);
  for (std::size_t at = next_template(text, opening.end); at != std::string_view::npos;
       at = next_template(text, at + 1)) {
    const auto tag = template_tag_at(text, at);
    if (tag && tag->kind == opening.kind && tag->name == name && (!shortcode || tag->rest == "/")) return tag;
  }
  return std::nullopt;
}

std::string line_ends(std::string_view text) {
  return std::string(static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')), '\n');
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

class Expansion {
 public:
  Expansion(std::string_view body, const TemplatePage& page, std::vector<Diagnostic>& diagnostics)
      : body_(body), page_(page), code_(body), places_(body, page.first_line), diagnostics_(diagnostics) {}

  std::string run() {
    for (std::size_t at = next(0); at != std::string_view::npos; at = next(at)) {
      const bool code = code_.contains(at);
      if (body_[at] == '@') {  // Zola's "](@/name.md)"
        if (!code) copy_until(at, at + 1);
        ++at;
        continue;
      }
      const auto tag = template_tag_at(body_, at);
      const bool shortcode = tag && tag->kind == TemplateTag::Kind::kShortcode;
      if (!tag || (code && (!page_.jekyll || shortcode))) {
        ++at;
      } else if (shortcode) {
        at = expand_shortcode(*tag);
      } else if (const auto path = path_of(*tag); path && is_destination(at)) {
        at = put_path(*tag, *path);
      } else {
        at = expand(*tag);
      }
    }
    out_ += body_.substr(done_);
    return std::move(out_);
  }

 private:
  // Where the next tag, or address of Zola, may begin.
  std::size_t next(std::size_t from) {
    if (zola_ && *zola_ != std::string_view::npos && *zola_ < from) zola_.reset();
    if (!zola_) {
      const std::size_t found = body_.find("](@/", from > 1 ? from - 2 : 0);
      zola_ = found == std::string_view::npos ? found : found + 2;
    }
    return std::min(next_template(body_, from), *zola_);
  }

  void copy_until(std::size_t begin, std::size_t end) {
    out_ += body_.substr(done_, begin - done_);
    done_ = end;
  }

  // Does the destination of a link or the value of an attribute begin there?
  bool is_destination(std::size_t at) const {
    const bool angle = at > 2 && body_[at - 1] == '<';
    const std::string_view before = body_.substr(0, at - (angle ? 1 : 0));
    return before.ends_with("](") || (!angle && (before.ends_with("=\"") || before.ends_with("='")));
  }

  // The path that a tag stands for in a link; those that liquid knows better are not among them.
  static std::optional<std::string> path_of(const TemplateTag& tag) {
    if (tag.kind == TemplateTag::Kind::kTag && (tag.name == "post_url" || tag.name == "link")) {
      const bool plain = !tag.rest.empty() && tag.rest.find_first_of(" |{") == std::string_view::npos;
      const bool known = tag.name == "link" || !address_of_post(unquoted(tag.rest)).empty();
      return plain && !known ? std::optional(from_top(unquoted(tag.rest))) : std::nullopt;
    }
    if (tag.kind == TemplateTag::Kind::kOutput && (tag.rest == "site.base_url" || tag.rest == ".Site.BaseURL"))
      return std::string();
    if (tag.kind == TemplateTag::Kind::kOutput && tag.rest.find("url") != std::string_view::npos &&
        tag.rest.find("relative_url") == std::string_view::npos &&
        tag.rest.find("absolute_url") == std::string_view::npos) {
      const std::string_view first = text::trim(tag.rest.substr(0, tag.rest.find('|')));
      if (unquoted(first).size() + 2 == first.size() && tag.rest.find("prepend") == std::string_view::npos)
        return from_top(unquoted(first));
    }
    return std::nullopt;
  }

  // "name" as a path from the top of the folder, unless it says where it starts.
  static std::string from_top(std::string_view name) {
    const bool path = name.starts_with('/') || name.starts_with('.') || name.starts_with('#');
    return path ? std::string(name) : "/" + std::string(name);
  }

  std::size_t put_path(const TemplateTag& tag, const std::string& path) {
    const bool slash = path.empty() && (tag.end == body_.size() || body_[tag.end] != '/');
    return put(tag, tag.end, slash ? "/" : path);
  }

  std::size_t expand_shortcode(const TemplateTag& tag) {
    if (tag.escaped) {
      const std::string_view whole = of(tag);
      return put(tag, tag.end,
                 std::string(whole.substr(0, 3)) + " " + std::string(tag.rest) + " " +
                     std::string(whole.substr(whole.size() - 3)) + line_ends(whole));
    }
    if (tag.name == "ref" || tag.name == "relref") {
      const std::string name = argument(arguments_of(tag.rest), {"0", "path"});
      if (name.empty()) return leave(tag, {});
      const std::string path = from_top(name);
      return put(tag, tag.end, is_destination(tag.begin) ? path : "[" + name + "](" + path + ")");
    }
    if (tag.rest == "/") return tag.end;  // of a block that stays
    if (tag.name == "highlight") return block(tag);
    if (tag.name == "comment") return block(tag);
    const auto text = text_of_shortcode(tag.name, arguments_of(tag.rest));
    if (text) return put(tag, tag.end, *text + line_ends(of(tag)));
    if (const auto end = is_alert_name(tag.name) ? end_of_block(body_, tag) : std::nullopt) {
      const std::string_view inside = body_.substr(tag.end, end->begin - tag.end);
      if (inside.find('\n') == std::string_view::npos) {  // "{{% notice tip %}}text{{% /notice %}}"
        const std::string head = alert_head(tag.name, arguments_of(tag.rest));
        return put(tag, end->end, "> " + head + " " + std::string(text::trim(inside)));
      }
    }
    if (!reported_.insert(tag.name).second) return leave(tag, {});
    return leave(tag, "The shortcode \"" + std::string(tag.name) + "\" is not understood. Write what it stands for.");
  }

  // Writes `text` for the body up to `end`; as many lines stay. Gives `end`.
  std::size_t put(const TemplateTag& tag, std::size_t end, std::string_view text) {
    out_ += body_.substr(done_, tag.begin - done_);
    out_ += text;
    done_ = end;
    return end;
  }

  std::size_t leave(const TemplateTag& tag, const std::string& why) {
    if (!why.empty()) {
      Place place = places_.at(tag.begin);
      diagnostics_.push_back(make_diagnostic(DiagnosticCode::kLiquid, page_.path, place.line, place.column, why));
      diagnostics_.back().excerpt = std::move(place.excerpt);
    }
    return tag.end;
  }

  std::size_t expand(const TemplateTag& tag) {
    if (tag.kind == TemplateTag::Kind::kOutput) return output(tag);
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
      if (const auto text = text_of_tag(tag.name, tag.rest)) return put(tag, tag.end, *text + line_ends(of(tag)));
      if (!page_.jekyll) return leave(tag, {});
      return leave(tag, "This tag of Liquid is not understood. Write what it stands for.");
    }
    if (const auto text = text_of_tag(tag.name, tag.rest)) return put(tag, tag.end, *text + line_ends(of(tag)));
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

  std::string_view of(const TemplateTag& tag) const { return body_.substr(tag.begin, tag.end - tag.begin); }

  std::size_t block(const TemplateTag& tag) {
    const bool searched = unclosed_.contains(tag.name);
    const auto end = searched ? std::nullopt : end_of_block(body_, tag);
    if (!end) unclosed_.insert(tag.name);  // and no later one is closed either
    const bool shortcode = tag.kind == TemplateTag::Kind::kShortcode;
    if (!end && shortcode) return leave(tag, "This shortcode has no end. Add {{< /" + std::string(tag.name) + " >}}.");
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
    if (!own_lines) {
      leave(tag, "The code does not begin and end on lines of its own. Move it to the next line.");
      return end->end;  // all of it is code
    }
    const std::string_view language = tag.rest.substr(0, tag.rest.find_first_of(" \t\n"));
    return put(tag, end->end, fence + std::string(language) + code.substr(line_end) + fence);
  }

  // Code is shown as it is written; only what keeps Liquid out of it goes.
  static std::string without_raw(std::string_view text) {
    std::string out;
    std::size_t done = 0;
    for (std::size_t at = next_template(text, 0); at != std::string_view::npos; at = next_template(text, at + 1)) {
      const auto tag = template_tag_at(text, at);
      if (!tag || (tag->name != "raw" && tag->name != "endraw")) continue;
      out += text.substr(done, at - done);
      out += line_ends(text.substr(at, tag->end - at));
      done = tag->end;
      at = tag->end - 1;
    }
    return out + std::string(text.substr(done));
  }

  std::size_t output(const TemplateTag& tag) {
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
  const TemplatePage& page_;
  CodeOfText code_;
  Places places_;
  std::vector<Diagnostic>& diagnostics_;
  std::string out_;
  std::size_t done_ = 0;
  std::set<std::string_view> unclosed_, reported_;
  std::optional<std::size_t> zola_;  // the next "@/" of a link; npos where there is none
};

}  // namespace

std::string expand_templates(std::string_view body, const TemplatePage& page, std::vector<Diagnostic>& diagnostics) {
  return Expansion(body, page, diagnostics).run();
}

}  // namespace yoyak::digest
