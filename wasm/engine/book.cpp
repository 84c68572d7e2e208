#include "engine/book.hpp"

#include <algorithm>

#include "archive/codec.hpp"
#include "base/json.hpp"
#include "engine/render.hpp"
#include "markdown/local_address.hpp"
#include "markdown/url_policy.hpp"
#include "markdown/xhtml.hpp"

namespace yoyak::engine {
namespace {

using digest::Digest;
using markdown::append_xml_text;

constexpr std::string_view kStyle =
    "body { line-height: 1.6; word-break: keep-all; overflow-wrap: anywhere; }\n"
    "h1, h2, h3, h4 { line-height: 1.35; text-align: start; page-break-after: avoid; break-after: avoid; }\n"
    "h1 { font-size: 1.5em; margin: 0 0 0.3em; }\n"
    "h2 { font-size: 1.2em; margin: 2em 0 0.3em; }\n"
    "h3, h4 { font-size: 1em; margin: 1.4em 0 0.3em; }\n"
    ".facts, .group { color: #666; font-size: 0.85em; margin: 0 0 1em; }\n"
    ".group { margin: 2.5em 0 -1em; }\n"
    "a { color: inherit; }\n"
    ".yk-cite { font-size: 0.75em; vertical-align: super; line-height: 0; text-decoration: none; }\n"
    ".yk-label { font-weight: bold; }\n"
    ".yk-quote { margin: 0.6em 0; padding-inline-start: 0.8em; border-inline-start: 2px solid #bbb; }\n"
    "blockquote { margin: 1em 0; padding-inline-start: 0.8em; border-inline-start: 2px solid #bbb; }\n"
    "table { border-collapse: collapse; font-size: 0.85em; }\n"
    "th, td { border: 1px solid #bbb; padding: 0.2em 0.5em; vertical-align: top; }\n"
    "pre { white-space: pre-wrap; font-size: 0.85em; }\n"
    "img { max-width: 100%; }\n"
    "nav ol { padding-inline-start: 1.2em; }\n"
    "nav li { margin: 0.3em 0; }\n";

// The kinds of pictures that every reader of books can show, by the end of a name. Not SVG, which would have to be
// right for a book to be right, and not those that came later.
constexpr std::pair<std::string_view, std::string_view> kPictures[] = {
    {".png", "image/png"}, {".jpg", "image/jpeg"}, {".jpeg", "image/jpeg"}, {".gif", "image/gif"}};

// Empty where books have no such picture.
std::string_view picture_type(std::string_view name) {
  for (const auto& [ending, type] : kPictures) {
    if (name.ends_with(ending)) return type;
  }
  return {};
}

constexpr std::string_view kIds = "e-";  // before the ids of entries, which may begin with a digit

struct Chapter {
  std::string file;
  std::string html;  // of the body, as the renderer writes it
  markdown::IdSet ids;
};

std::string escaped(std::string_view text) {
  std::string out;
  append_xml_text(text, out);
  return out;
}

std::string label(const BookRequest& request, const std::string& name, std::string_view fallback) {
  const auto given = request.labels.find(name);
  return given == request.labels.end() || given->second.empty() ? std::string(fallback) : given->second;
}

// "4:13", "1:02:03"
std::string length_text(std::uint32_t seconds) {
  const auto two = [](std::uint32_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::string hours = seconds < 3600 ? std::string() : std::to_string(seconds / 3600) + ":";
  const std::uint32_t minutes = seconds / 60 % 60;
  return hours + (hours.empty() ? std::to_string(minutes) : two(minutes)) + ":" + two(seconds % 60);
}

std::string title_of(const Digest& digest) { return digest.title.empty() ? digest.id : digest.title; }

archive::DigestText text_of(const Digest& digest) {
  archive::DigestText text;
  text.overview = digest.overview;
  for (const digest::Entry& entry : digest.entries)
    text.entries.push_back({{entry.id, entry.title, entry.url, {}, {}, {}}, entry.groups, entry.sections});
  return text;
}

// A paragraph of facts and links; empty where there are none.
std::string facts_html(const std::vector<std::string>& facts) {
  std::string out;
  for (const std::string& fact : facts) {
    if (fact.empty()) continue;
    out += out.empty() ? "<p class=\"facts\">" : " · ";
    out += fact;
  }
  return out.empty() ? out : out + "</p>\n";
}

std::string link_html(std::string_view href, std::string_view text) {
  return href.empty() ? std::string() : "<a href=\"" + escaped(href) + "\">" + escaped(text) + "</a>";
}

// Where the page of a digest or of its entry is.
std::string page_url(const BookRequest& request, std::string_view digest, std::string_view entry) {
  if (request.url.empty()) return {};
  std::string url = request.url + "d/" + markdown::percent_encoded(digest) + ".html";
  if (!entry.empty()) url += "#" + markdown::percent_encoded(entry);
  return url;
}

std::string entry_html(const Digest& digest, const archive::DigestText& text, std::size_t index,
                       const BookRequest& request, const RenderRequest& render) {
  const digest::Entry& entry = digest.entries[index];
  std::string out = "<section id=\"" + escaped(std::string(kIds) + entry.id) + "\">\n";
  out += "<h2>" + escaped(entry.title) + "</h2>\n";
  const auto url = markdown::is_external(entry.url) ? markdown::safe_url(entry.url) : std::nullopt;
  out += facts_html({escaped(entry.channel), entry.duration_s.value_or(0) > 0 ? length_text(*entry.duration_s) : "",
                     link_html(url.value_or(""), label(request, "video", "Link")),
                     link_html(page_url(request, digest.id, entry.id), label(request, "page", "Page"))});
  const std::string_view group = entry.groups.empty() ? std::string_view() : entry.groups.back();
  out += render_entry(text, entry.sections, entry.id, group, render, nullptr);
  return out + "</section>\n";
}

std::string chapter_html(const Digest& digest, const BookRequest& request) {
  RenderRequest render;
  render.id_prefix = kIds;
  render.overview_level = render.entry_level = 3;
  render.labels = request.labels;
  const archive::DigestText text = text_of(digest);
  std::string out = "<h1>" + escaped(title_of(digest)) + "</h1>\n";
  out += facts_html({escaped(digest.date), escaped(digest.topic),
                     link_html(page_url(request, digest.id, {}), label(request, "page", "Page"))});
  const std::string overview = render_overview(text, render, nullptr);
  if (!overview.empty()) {
    out += "<section id=\"overview\">\n<h2>" + escaped(label(request, "overview", "Overview")) + "</h2>\n";
    out += overview + "</section>\n";
  }
  std::vector<std::string> groups;
  for (std::size_t i = 0; i < digest.entries.size(); ++i) {
    if (digest.entries[i].groups != groups) {
      groups = digest.entries[i].groups;
      std::string heading;
      for (const std::string& group : groups) heading += (heading.empty() ? "" : " · ") + escaped(group);
      if (!heading.empty()) out += "<p class=\"group\">" + heading + "</p>\n";
    }
    out += entry_html(digest, text, i, request, render);
  }
  return out;
}

// Characters that no address has become percent codes, and so do percent signs without digits.
std::string web_address(std::string_view url) {
  std::string out;
  for (std::size_t at = 0; at < url.size(); ++at) {
    const char c = url[at];
    const bool is_code = c == '%' && at + 2 < url.size() && markdown::hex_value(url[at + 1]) >= 0 &&
                         markdown::hex_value(url[at + 2]) >= 0;
    const bool is_bad = static_cast<unsigned char>(c) <= 0x20 || c == 0x7F ||
                        std::string_view("<>\"{}|\\^`[]").find(c) != std::string_view::npos || (c == '%' && !is_code);
    if (is_bad) out += markdown::percent_encoded(url.substr(at, 1));
    else out += c;
  }
  return out;
}

class Book {
 public:
  Book(std::vector<Digest> digests, const BookRequest& request) : digests_(std::move(digests)), request_(request) {
    std::stable_sort(digests_.begin(), digests_.end(),
                     [](const Digest& a, const Digest& b) { return a.date < b.date; });
    for (const Digest& digest : digests_) {
      std::string number = std::to_string(chapters_.size() + 1);
      number.insert(0, number.size() < 4 ? 4 - number.size() : 0, '0');
      std::string html = chapter_html(digest, request_);
      markdown::IdSet ids = markdown::xhtml_ids(html);
      chapters_.push_back({"c" + number + ".xhtml", std::move(html), std::move(ids)});
      by_id_.emplace(digest.id, chapters_.size() - 1);
    }
  }

  std::vector<archive::File> files() {
    std::vector<archive::File> files = {
        {"mimetype", "application/epub+zip"},
        {"META-INF/container.xml",
         "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<container version=\"1.0\" "
         "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles>"
         "<rootfile full-path=\"book/package.opf\" media-type=\"application/oebps-package+xml\"/>"
         "</rootfiles></container>\n"}};
    std::string content;
    for (std::size_t i = 0; i < chapters_.size(); ++i) {
      files.push_back({"book/" + chapters_[i].file, document(title_of(digests_[i]), chapter(i))});
      content += files.back().bytes;
    }
    files.push_back({"book/nav.xhtml", document(title(), contents())});
    files.push_back({"book/style.css", std::string(kStyle)});
    files.insert(files.begin() + 2, {"book/package.opf", package(content)});
    for (const std::string& picture : pictures_) files.push_back({"book/" + picture, {}});
    return files;
  }

 private:
  std::string title() const {
    if (!request_.title.empty()) return request_.title;
    if (digests_.empty()) return "Yoyak";
    if (digests_.size() == 1) return title_of(digests_.front());
    const std::string &from = digests_.front().date, &to = digests_.back().date;
    const std::string days = from == to ? from : from + " – " + to;
    return request_.author.empty() ? days : request_.author + ", " + days;
  }

  std::string document(std::string_view title, std::string_view body) const {
    const std::string language = escaped(request_.language);
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n"
           "<html xmlns=\"http://www.w3.org/1999/xhtml\" xmlns:epub=\"http://www.idpf.org/2007/ops\" lang=\"" +
           language + "\" xml:lang=\"" + language + "\">\n<head><title>" + escaped(title) +
           "</title><link rel=\"stylesheet\" type=\"text/css\" href=\"style.css\"/></head>\n<body>\n" +
           std::string(body) + "</body>\n</html>\n";
  }

  std::string chapter(std::size_t index) {
    std::string out;
    const auto link = [&](std::string_view href) { return target(index, href); };
    const auto picture = [&](std::string_view source) { return picture_at(source); };
    markdown::append_xhtml(chapters_[index].html, link, picture, out);
    return out;
  }

  // A picture of the site, under the same name. Those of other hosts are links, as the renderer writes them.
  std::optional<std::string> picture_at(std::string_view source) {
    if (!source.starts_with("f/") || picture_type(source).empty() || request_.missing.contains(source))
      return std::nullopt;
    return *pictures_.emplace(source).first;
  }

  // Within the chapter, to another one, or to the web.
  std::optional<std::string> target(std::size_t index, std::string_view href) const {
    if (href.starts_with('#')) {
      const std::string id = markdown::xml_id(markdown::percent_decoded(href.substr(1)));
      if (!chapters_[index].ids.contains(id)) return std::nullopt;
      return "#" + id;
    }
    if (href.starts_with("http:") || href.starts_with("https:") || href.starts_with("mailto:"))
      return web_address(href);
    return in_site(href);
  }

  // "d/ID.html#ENTRY" and "f/NAME", as the renderer writes addresses within the site.
  std::optional<std::string> in_site(std::string_view href) const {
    constexpr std::string_view kEnding = ".html";
    const std::size_t hash = std::min(href.find('#'), href.size());
    std::string_view path = href.substr(0, hash);
    if (path.starts_with("d/") && path.ends_with(kEnding)) {
      path.remove_prefix(2);
      path.remove_suffix(kEnding.size());
      if (const auto found = by_id_.find(markdown::percent_decoded(path)); found != by_id_.end()) {
        const Chapter& chapter = chapters_[found->second];
        const std::string entry = markdown::percent_decoded(href.substr(std::min(hash + 1, href.size())));
        const std::string id = markdown::xml_id(std::string(kIds) + entry);
        return chapter.ids.contains(id) ? chapter.file + "#" + id : chapter.file;
      }
    } else if (!path.starts_with("f/")) {
      return std::nullopt;
    }
    if (request_.url.empty()) return std::nullopt;
    return web_address(request_.url + std::string(href));
  }

  std::string contents() const {
    std::string out =
        "<nav epub:type=\"toc\" role=\"doc-toc\">\n<h1>" + escaped(label(request_, "contents", "Contents"));
    out += "</h1>\n<ol>\n";
    for (std::size_t i = 0; i < chapters_.size(); ++i) {
      const std::string& file = chapters_[i].file;
      out += "<li>" + link_html(file, title_of(digests_[i]));
      std::string entries;
      for (const digest::Entry& entry : digests_[i].entries) {
        const std::string id = markdown::xml_id(std::string(kIds) + entry.id);
        entries += "<li>" + link_html(file + "#" + id, entry.title.empty() ? entry.id : entry.title) + "</li>\n";
      }
      out += (entries.empty() ? "" : "\n<ol>\n" + entries + "</ol>\n") + "</li>\n";
    }
    return out + "</ol>\n</nav>\n";
  }

  std::string package(std::string_view content) const {
    const std::uint64_t first = archive::content_hash(content);
    const std::string hash = archive::hash_name(first) + archive::hash_name(archive::content_hash(content, first));
    // A UUID of version 8: made of the content.
    const std::string id = hash.substr(0, 8) + "-" + hash.substr(8, 4) + "-8" + hash.substr(13, 3) + "-8" +
                           hash.substr(17, 3) + "-" + hash.substr(20, 12);
    const std::string date = digests_.empty() ? "1970-01-01" : digests_.back().date;
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\" "
        "unique-identifier=\"id\" xml:lang=\"" +
        escaped(request_.language) + "\">\n<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\">\n";
    out += "<dc:identifier id=\"id\">urn:uuid:" + id + "</dc:identifier>\n<dc:title>" + escaped(title());
    out += "</dc:title>\n<dc:language>" + escaped(request_.language) + "</dc:language>\n";
    if (!request_.author.empty()) out += "<dc:creator>" + escaped(request_.author) + "</dc:creator>\n";
    if (!request_.url.empty()) out += "<dc:source>" + escaped(request_.url) + "</dc:source>\n";
    out += "<dc:date>" + date + "</dc:date>\n<meta property=\"dcterms:modified\">" + date + "T00:00:00Z</meta>\n";
    out += "</metadata>\n<manifest>\n<item id=\"nav\" href=\"nav.xhtml\" media-type=\"application/xhtml+xml\" ";
    out += "properties=\"nav\"/>\n<item id=\"style\" href=\"style.css\" media-type=\"text/css\"/>\n";
    std::string spine = "<spine>\n<itemref idref=\"nav\"/>\n";
    for (const Chapter& chapter : chapters_) {
      const std::string name = chapter.file.substr(0, chapter.file.find('.'));
      out += "<item id=\"" + name + "\" href=\"" + chapter.file + "\" media-type=\"application/xhtml+xml\"/>\n";
      spine += "<itemref idref=\"" + name + "\"/>\n";
    }
    for (const std::string& picture : pictures_) {
      out += "<item id=\"" + markdown::xml_id("p-" + picture) + "\" href=\"" + escaped(picture) + "\" media-type=\"";
      out += picture_type(picture);
      out += "\"/>\n";
    }
    return out + "</manifest>\n" + spine + "</spine>\n</package>\n";
  }

  std::vector<Digest> digests_;
  const BookRequest& request_;
  std::vector<Chapter> chapters_;
  std::map<std::string, std::size_t, std::less<>> by_id_;
  std::set<std::string, std::less<>> pictures_;  // "f/NAME"
};

bool is_language(std::string_view text) {
  return !text.empty() && text.front() != '-' && text.back() != '-' &&
         std::all_of(text.begin(), text.end(), [](char c) {
           const char lower = static_cast<char>(c | 0x20);
           return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-';
         });
}

}  // namespace

Result<BookRequest> read_book_request(std::string_view request) {
  const auto json = parse_json(request);
  if (!json || !json->is_object()) return Error{ErrorCode::kBadRequest, "The request cannot be used: it is not JSON."};
  JsonFields fields(*json);
  BookRequest book;
  std::vector<std::string> missing;
  fields.read("title", book.title);
  fields.read("language", book.language);
  fields.read("author", book.author);
  fields.read("url", book.url);
  if (const Json* labels = fields.member("labels"); labels != nullptr && labels->is_object()) {
    for (const auto& [name, text] : labels->items()) {
      if (const auto* value = text.get_ptr<const std::string*>()) book.labels[name] = *value;
    }
  }
  fields.read("missing", missing);
  book.missing.insert(missing.begin(), missing.end());
  if (!fields.ok()) return Error{ErrorCode::kBadRequest, "The request cannot be used: " + fields.error() + "."};
  if (!is_language(book.language)) book.language = "und";
  return book;
}

std::vector<archive::File> book_files(std::vector<Digest> digests, const BookRequest& request) {
  return Book(std::move(digests), request).files();
}

}  // namespace yoyak::engine
