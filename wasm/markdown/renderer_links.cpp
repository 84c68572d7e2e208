// The parts of the renderer that write attributes: links, images, headings and their ids.
#include <algorithm>
#include <cstring>

#include "markdown/entities.hpp"
#include "markdown/escape.hpp"
#include "markdown/ial.hpp"
#include "markdown/renderer.hpp"
#include "markdown/url_policy.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"

namespace yoyak::markdown {
namespace {

// A fragment as append_url_attribute wrote it, decoded.
std::string decoded_fragment(std::string_view written) {
  std::string out;
  for (std::size_t i = 0; i < written.size(); ++i) {
    if (written[i] == '%' && i + 2 < written.size() && hex_value(written[i + 1]) >= 0 &&
        hex_value(written[i + 2]) >= 0) {
      out.push_back(static_cast<char>(hex_value(written[i + 1]) * 16 + hex_value(written[i + 2])));
      i += 2;
    } else if (written.substr(i, 5) == "&amp;") {
      out.push_back('&');
      i += 4;
    } else if (written.substr(i, 6) == "&#x27;") {
      out.push_back('\'');
      i += 5;
    } else {
      out.push_back(written[i]);
    }
  }
  return out;
}

constexpr std::string_view kCitation = " yk-cite";

// Whether the text of a reference is a number, or several: "[2]", "1, 3". Tags in it do not count.
bool is_citation(std::string_view html) {
  std::string text;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') i = std::min(html.find('>', i), html.size());
    else if (std::string_view("[]0123456789, ").find(html[i]) == std::string_view::npos) return false;
    else text += html[i];
  }
  std::string_view rest = text;
  if (rest.starts_with('[')) rest.remove_prefix(1);
  if (rest.ends_with(']')) rest.remove_suffix(1);
  bool in_number = false;
  for (std::size_t i = 0; i < rest.size(); ++i) {
    if (text::is_ascii_digit(rest[i])) {
      in_number = true;
    } else if (in_number && rest[i] == ',') {
      in_number = false;
      if (rest.substr(i + 1).starts_with(' ')) ++i;
    } else {
      return false;
    }
  }
  return in_number;
}

}  // namespace

// md4c has resolved backslash escapes; entities are left to us.
std::string_view Renderer::resolve(const MD_ATTRIBUTE& attribute, std::string& buffer) const {
  const std::string_view all(attribute.text, attribute.size);
  if (attribute.size == 0) return {};
  const bool plain = attribute.substr_offsets[1] == attribute.size && attribute.substr_types[0] == MD_TEXT_NORMAL;
  if (plain && (!source_.marked() || !text::has_byte_from_ef(all))) return all;
  std::string scratch;
  std::string out;
  for (std::size_t i = 0; attribute.substr_offsets[i] < attribute.size; ++i) {
    const std::size_t begin = attribute.substr_offsets[i];
    const std::string_view piece = all.substr(begin, attribute.substr_offsets[i + 1] - begin);
    switch (attribute.substr_types[i]) {
      case MD_TEXT_NULLCHAR:
        out += "\xEF\xBF\xBD";
        break;
      case MD_TEXT_ENTITY:
        if (append_entity(piece, out)) break;
        if (!plain_ && is_for_browser(piece)) {
          out.push_back(kEntityMark);
          out += piece.substr(1);
        } else {
          out += piece;
        }
        break;
      default:
        out += source_.clean(piece, scratch);
        break;
    }
  }
  buffer = std::move(out);
  return buffer;
}

void Renderer::title(const MD_ATTRIBUTE& attribute) {
  if (attribute.text == nullptr) return;
  out_ += " title=\"";
  append_attribute_escaped(resolve(attribute, buffer_), out_);
  out_.push_back('"');
}

void Renderer::href(std::string_view url, bool is_fragment) {
  if (is_fragment && !(options_.id_prefix.empty() && options_.reference_prefix.empty())) {
    out_.push_back('#');
    out_.push_back(kFragmentMark);
    has_fragments_ = true;
    url.remove_prefix(url.find('#') + 1);
  }
  append_url_attribute(url, out_);
}

bool Renderer::open_link(const MD_SPAN_A_DETAIL& detail) {
  std::string url_buffer;
  const std::string_view url = resolve(detail.href, url_buffer);
  const UrlKind kind = classify_url(url);
  if (kind == UrlKind::kRejected) return false;
  close_html_link();
  out_ += "<a";
  if (kind == UrlKind::kFragment) begin_reference();
  out_ += " href=\"";
  href(url, kind == UrlKind::kFragment);
  out_.push_back('"');
  title(detail.title);
  if (kind == UrlKind::kExternal) out_ += " rel=\"noopener noreferrer\"";
  out_.push_back('>');
  reference_text_ = out_.size();
  ++links_;
  return true;
}

void Renderer::begin_reference() {
  out_ += " class=\"yk-ref";
  reference_at_ = out_.size();
  out_.push_back('"');
}

// Only now is its text known.
void Renderer::end_reference() {
  if (reference_at_ == 0) return;
  if (is_citation(out_.behind(reference_text_))) {
    const std::size_t end = out_.size();
    out_ += kCitation;
    out_.move_back(end, reference_at_);
    if (hits_) hits_->moved(reference_at_, kCitation.size());
  }
  reference_at_ = 0;
}

void Renderer::open_image(const MD_SPAN_IMG_DETAIL& detail) {
  if (++images_ > 1 || plain_) return;
  std::string url_buffer;
  const std::string_view url = resolve(detail.src, url_buffer);
  const UrlKind kind = classify_url(url);
  image_written_ = kind != UrlKind::kRejected && kind != UrlKind::kMail;
  if (!image_written_) return;
  content();
  out_ += "<img src=\"";
  append_url_attribute(url, out_);
  out_ += "\" alt=\"";
}

void Renderer::close_image(const MD_SPAN_IMG_DETAIL& detail) {
  if (--images_ > 0 || !image_written_) return;
  out_.push_back('"');
  title(detail.title);
  out_ += " loading=\"lazy\">";
  image_written_ = false;
}

void Renderer::id_attribute(std::string_view id) {
  out_ += " id=\"";
  append_attribute_escaped(options_.id_prefix, out_);
  append_attribute_escaped(id, out_);
  out_.push_back('"');
}

// Links to ids of this document get the prefix; only now are all ids known.
void Renderer::add_prefixes() {
  const std::string text(out_.behind(start_));
  const std::string_view body = text;
  out_.truncate(start_);
  std::size_t copied = 0;
  for (std::size_t at = body.find(kFragmentMark); at != std::string_view::npos; at = body.find(kFragmentMark, at + 1)) {
    out_ += body.substr(copied, at - copied);
    copied = at + 1;
    const std::size_t end = body.find('"', at);
    const bool own = ids_.has(decoded_fragment(body.substr(at + 1, end - at - 1)));
    append_url_attribute(own ? options_.id_prefix : options_.reference_prefix, out_);
  }
  out_ += body.substr(copied);
}

// ---- headings ----

unsigned Renderer::shifted(unsigned level) const {
  const int sum = static_cast<int>(level) + options_.heading_shift;
  return static_cast<unsigned>(sum < 1 ? 1 : sum > 6 ? 6 : sum);
}

void Renderer::open_heading(unsigned level) {
  in_heading_ = true;
  heading_text_.clear();
  heading_given_id_.clear();
  heading_end_ = nullptr;
  tag("<h");
  tag(std::string_view("123456").substr(shifted(level) - 1, 1));
  heading_at_ = out_.size();
  tag(">");
}

void Renderer::close_heading(unsigned level) {
  in_heading_ = false;
  if (without_headings_) out_.truncate(heading_at_);
  if (plain_) return;
  if (options_.heading_ids) {
    const std::string_view below = heading_given_id_.empty() ? id_below_heading() : std::string_view{};
    if (!below.empty()) heading_given_id_ = below;
    if (heading_given_id_.empty()) {
      make_heading_id(heading_text_, heading_id_);
    } else {
      heading_id_ = heading_given_id_;
    }
    ids_.make_unique(heading_id_);
    const std::size_t end = out_.size();
    id_attribute(heading_id_);
    out_.move_back(end, heading_at_);
  }
  out_ += "</h";
  out_.push_back(static_cast<char>('0' + shifted(level)));
  out_ += ">\n";
}

// `## Heading {#id}` and `## Heading {: #id .class}`: cut off, the id kept.
void Renderer::heading_attributes(std::string_view& piece) {
  std::string_view trimmed = piece;
  while (!trimmed.empty() && (trimmed.back() == ' ' || trimmed.back() == '\t')) trimmed.remove_suffix(1);
  if (trimmed.empty() || trimmed.back() != '}' || !source_.contains(piece)) return;
  const std::string_view all = source_.text();
  for (const char* rest = piece.data() + piece.size(); rest < all.data() + all.size() && *rest != '\n'; ++rest) {
    if (*rest != ' ' && *rest != '\t' && *rest != '#' && *rest != '\r') return;
  }
  const std::size_t open = trimmed.rfind('{');
  if (open == std::string_view::npos || (open > 0 && trimmed[open - 1] != ' ')) return;
  const std::string_view list = trimmed.substr(open);
  if (list.size() < 4 || (list[1] != ':' && list[1] != '#')) return;
  const std::string_view id = ial_id(list);
  if (list[1] == '#' && id.size() + 3 != list.size()) return;  // {#not an id}
  if (!id.empty()) heading_given_id_ = id;
  piece = trimmed.substr(0, open);
  while (!piece.empty() && piece.back() == ' ') piece.remove_suffix(1);
}

// An attribute list on the lines below the heading (below its underline, if it has one).
std::string_view Renderer::id_below_heading() const {
  if (!has_attribute_lists_ || heading_end_ == nullptr) return {};
  const std::string_view all = source_.text();
  std::size_t at = all.find('\n', static_cast<std::size_t>(heading_end_ - all.data()));
  bool underline_allowed = true;
  while (at != std::string_view::npos) {
    std::size_t begin = all.find_first_not_of(" \t>", at + 1);
    if (begin == std::string_view::npos) break;
    const std::string_view line = all.substr(begin, all.find('\n', begin) - begin);
    if (ial_line_length(line) > 0) {
      const std::string_view id = ial_id(line);
      if (!id.empty()) return id;
    } else if (line.empty() || !underline_allowed || line.find_first_not_of("=- \t\r") != std::string_view::npos) {
      break;
    }
    underline_allowed = false;
    at = all.find('\n', begin);
  }
  return {};
}

}  // namespace yoyak::markdown
