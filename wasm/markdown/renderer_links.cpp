// The parts of the renderer that write attributes: links, images, headings and their ids.
#include <algorithm>

#include "markdown/entities.hpp"
#include "markdown/escape.hpp"
#include "markdown/ial.hpp"
#include "markdown/renderer.hpp"
#include "markdown/url_policy.hpp"
#include "text/characters.hpp"
#include "text/scan.hpp"
#include "text/utf8.hpp"

namespace yoyak::markdown {
namespace {

// The id that a fragment means. What is no percent-encoded text means itself: `100%`, `%ff`.
std::string decoded_fragment(std::string_view fragment) {
  std::string id;
  if (fragment.find('%') == std::string_view::npos) return id = fragment;
  for (std::size_t i = 0; i < fragment.size(); ++i) {
    const bool encoded = fragment[i] == '%' && i + 2 < fragment.size() && hex_value(fragment[i + 1]) >= 0 &&
                         hex_value(fragment[i + 2]) >= 0;
    id.push_back(encoded ? static_cast<char>(hex_value(fragment[i + 1]) * 16 + hex_value(fragment[i + 2]))
                         : fragment[i]);
    if (encoded) i += 2;
    if (static_cast<unsigned char>(id.back()) < 0x20) return std::string(fragment);
  }
  return text::is_valid(id) ? id : std::string(fragment);
}

// The host of an address with or without a scheme, for people to read.
std::string_view host_of(std::string_view url) {
  const std::size_t colon = url.find(':');
  if (colon < url.find('/')) url.remove_prefix(colon + 1);
  url.remove_prefix(std::min(url.find_first_not_of("/\\"), url.size()));
  url = url.substr(0, url.find_first_of("/\\?#"));
  return url.substr(url.rfind('@') + 1);  // npos + 1 is 0
}

constexpr std::string_view kCitation = " yk-cite";

// Whether the text of a reference is a number, or several: "[2]", "1, 3". Tags in it do not count.
bool is_citation(std::string_view html) {
  std::string text;
  for (std::size_t i = 0; i < html.size(); ++i) {
    if (html[i] == '<') i = std::min(html.find('>', i), html.size());
    else if (!text::is_ascii_digit(html[i]) && html[i] != '[' && html[i] != ']' && html[i] != ',' && html[i] != ' ')
      return false;
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
  if (plain && (!source_->marked() || !text::has_byte_from_ef(all))) return all;
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
        out += source_->clean(piece, scratch);
        break;
    }
  }
  buffer = std::move(out);
  return buffer;
}

void Renderer::title_attribute(std::string_view title, bool has_title) {
  if (!has_title) return;
  out_ += " title=\"";
  append_attribute_escaped(title, out_);
  out_.push_back('"');
}

// The address of a link to `id`, and for scripts the id itself: nobody needs to decode anything.
void Renderer::fragment_link(std::string_view id) {
  const bool prefixes =
      !options_.id_prefix.empty() || !options_.reference_prefix.empty() || options_.outer_ids != nullptr;
  if (prefixes) fragments_.append(id).push_back('\0');
  out_ += " href=\"#";
  if (prefixes) out_.push_back(kFragmentMark);
  std::string encoded;
  if (id.find('%') != std::string_view::npos) {
    for (const char c : id) c == '%' ? encoded += "%25" : encoded += c;
  }
  append_url_attribute(encoded.empty() ? id : encoded, out_);
  out_ += "\" data-ref=\"";
  if (prefixes) out_.push_back(kFragmentMark);
  append_attribute_escaped(id, out_);
  out_.push_back('"');
}

// Begins a link if its address is allowed.
bool Renderer::open_link(std::string_view url, std::string_view title, bool has_title) {
  const UrlKind kind = classify_url(url);
  if (kind == UrlKind::kRejected) return false;
  close_html_link();
  out_ += "<a";
  if (!link_id_.empty()) id_attribute(link_id_);
  link_id_ = {};
  if (const LocalAddress local = kind == UrlKind::kRelative && options_.site ? local_address(url) : LocalAddress{};
      local.kind != LocalAddress::Kind::kOther) {
    local_link(local, url);
  } else if (kind == UrlKind::kFragment) {
    begin_reference();
    fragment_link(decoded_fragment(url.substr(url.find('#') + 1)));
  } else {
    out_ += " href=\"";
    append_url_attribute(url, out_);
    out_.push_back('"');
  }
  title_attribute(title, has_title);
  if (kind == UrlKind::kExternal) out_ += " rel=\"noopener noreferrer\"";
  out_.push_back('>');
  reference_text_ = out_.size();
  ++links_;
  return true;
}

// Links to another digest have class="yk-page".
void Renderer::local_link(const LocalAddress& local, std::string_view url) {
  if (local.kind == LocalAddress::Kind::kFile) return file_attribute(" href=\"", local, url);
  out_ += " class=\"yk-page\" href=\"";
  append_url_attribute(digest_address(local, *options_.site), out_);
  out_.push_back('"');
}

// The address of a file of the site, or its name if the host has its bytes.
void Renderer::file_attribute(std::string_view attribute, const LocalAddress& local, std::string_view url) {
  const bool bytes = options_.site->inline_files;
  out_ += bytes ? std::string_view(" data-file=\"f/") : attribute;
  if (!bytes) append_url_attribute(options_.site->address, out_);
  constexpr std::size_t kUp = 3;  // "../"
  append_url_attribute(bytes ? local.name : url.substr(kUp), out_);
  out_.push_back('"');
}

void Renderer::close_link() {
  end_reference();
  out_ += "</a>";
  --links_;
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

void Renderer::open_image(std::string_view url, std::string_view title, bool has_title) {
  if (++images_ > 1 || plain_) return;
  const UrlKind kind = classify_url(url);
  image_written_ = kind != UrlKind::kRejected && kind != UrlKind::kMail;
  if (!image_written_) return;
  content();
  image_external_ = kind == UrlKind::kExternal;
  image_framed_ = image_external_ && !options_.remote_images;
  const LocalAddress local = kind == UrlKind::kRelative && options_.site ? local_address(url) : LocalAddress{};
  if (local.kind == LocalAddress::Kind::kFile) {
    out_ += "<img";
    file_attribute(" src=\"", local, url);
    out_ += " alt=\"";
    return;
  }
  if (!image_framed_) out_ += "<img src=\"";
  else if (links_ > 0) out_ += "<span class=\"yk-image\" data-src=\"";
  else out_ += "<a class=\"yk-image\" href=\"";
  image_at_ = out_.size();
  append_url_attribute(url, out_);
  if (image_framed_) {
    out_.push_back('"');
    title_attribute(title, has_title);
    out_ += links_ > 0 ? std::string_view(">") : std::string_view(" rel=\"noopener noreferrer\">");
  } else {
    out_ += "\" alt=\"";
  }
}

void Renderer::close_image(std::string_view title, bool has_title) {
  if (--images_ > 0 || !image_written_) return;
  image_written_ = false;
  if (image_framed_) {
    std::string host(out_.behind(image_at_));
    host = host_of(std::string_view(host).substr(0, host.find('"')));
    if (!options_.image_label.empty()) {
      out_ += " <span>";
      append_text_escaped(options_.image_label, out_);
      out_ += "</span>";
    }
    out_ += " <small>";
    out_ += host;  // escaped already
    out_ += links_ > 0 ? std::string_view("</small></span>") : std::string_view("</small></a>");
    return;
  }
  out_.push_back('"');
  title_attribute(title, has_title);
  out_ += " loading=\"lazy\"";
  if (image_external_) out_ += " referrerpolicy=\"no-referrer\"";
  out_.push_back('>');
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
  std::string_view fragments = fragments_;
  std::size_t copied = 0;
  const auto copy_to_mark = [&] {
    const std::size_t at = body.find(kFragmentMark, copied);
    out_ += body.substr(copied, at - copied);
    copied = at + 1;
  };
  while (!fragments.empty()) {
    const std::size_t end = fragments.find('\0');
    const std::string_view id = fragments.substr(0, end);
    const bool outer = options_.outer_ids != nullptr && options_.outer_ids->contains(id);
    const std::string_view prefix = ids_.has(id) ? options_.id_prefix
                                    : outer      ? options_.outer_prefix
                                                 : options_.reference_prefix;
    fragments.remove_prefix(end + 1);
    copy_to_mark();
    append_url_attribute(prefix, out_);
    copy_to_mark();
    append_attribute_escaped(prefix, out_);
  }
  out_ += body.substr(copied);
}

// ---- headings ----

unsigned Renderer::shown_level(unsigned level) {
  if (options_.outline == 0) {
    const int sum = static_cast<int>(level) + options_.heading_shift;
    return static_cast<unsigned>(sum < 1 ? 1 : sum > 6 ? 6 : sum);
  }
  while (outline_depth_ > 0 && outline_[outline_depth_ - 1] >= level) --outline_depth_;
  outline_[outline_depth_] = static_cast<std::uint8_t>(level);
  const unsigned shown = options_.outline + outline_depth_++;
  return shown > 6 ? 6 : shown;
}

void Renderer::open_heading(unsigned level) {
  in_heading_ = true;
  heading_text_.clear();
  heading_given_id_.clear();
  heading_end_ = nullptr;
  heading_at_ = out_.size();
  if (plain_) return;
  out_ += "<h";
  out_.push_back(static_cast<char>('0' + shown_level(level)));
  heading_at_ = out_.size();
  tag_with_direction({});
}

void Renderer::close_heading() {
  in_heading_ = false;
  if (without_headings_) out_.truncate(heading_at_);
  if (plain_) return;
  if (options_.heading_ids) {
    if (heading_given_id_.empty()) heading_given_id_ = id_below_heading();
    if (heading_given_id_.empty()) make_heading_id(heading_text_, heading_given_id_);
    ids_.make_unique(heading_given_id_);
    const std::size_t end = out_.size();
    id_attribute(heading_given_id_);
    out_.move_back(end, heading_at_);
  }
  out_ += "</h";
  out_.push_back(out_.behind(heading_at_ - 1)[0]);
  out_ += ">\n";
}

// `## Heading {#id}` and `## Heading {: #id .class}`: cut off, the id kept.
void Renderer::heading_attributes(std::string_view& piece) {
  std::string_view trimmed = piece;
  while (!trimmed.empty() && (trimmed.back() == ' ' || trimmed.back() == '\t')) trimmed.remove_suffix(1);
  if (trimmed.empty() || trimmed.back() != '}' || !source_->contains(piece)) return;
  const std::string_view all = source_->text();
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
  if (!source_->has_braces() || heading_end_ == nullptr) return {};
  const std::string_view all = source_->text();
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
