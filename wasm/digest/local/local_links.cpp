#include "digest/local/local_links.hpp"

#include <algorithm>
#include <optional>

#include "base/bytes.hpp"
#include "digest/local/paths.hpp"
#include "digest/source/destinations.hpp"
#include "digest/source/places.hpp"
#include "digest/values/links.hpp"
#include "markdown/ids.hpp"
#include "markdown/local_address.hpp"
#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

constexpr std::string_view kPageEndings[] = {"md", "mdx", "markdown", "mdown"};

std::string_view file_stem(std::string_view path) {
  const std::string_view name = path.substr(path.rfind('/') + 1);  // npos + 1 is 0
  return name.substr(0, name.rfind('.'));
}

// "2025-12-02-second" of "blog/2025/12/02/second.html", as Jekyll writes addresses; empty for other paths.
std::string dated_name(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    parts.push_back(path.substr(0, end));
    path.remove_prefix(std::min(end + 1, path.size()));
  }
  if (parts.size() < 4) return {};
  const auto number = [&](std::size_t from_end, std::size_t digits) {
    const std::string_view part = parts[parts.size() - from_end];
    return part.size() == digits && std::all_of(part.begin(), part.end(), text::is_ascii_digit);
  };
  if (!number(4, 4) || !number(3, 2) || !number(2, 2)) return {};
  std::string name;
  for (std::size_t i = 4; i > 1; --i) name += std::string(parts[parts.size() - i]) + "-";
  return name + std::string(file_stem(parts.back()));
}

// "travel/river" of "/travel/river/", "/travel/river.html" and "/travel/river/index.html".
std::string address_key(std::string_view address) {
  for (const std::string_view ending : {".html", ".md", ".markdown", ".mdx"}) {
    if (address.ends_with(ending)) address.remove_suffix(ending.size());
  }
  if (address == "index" || address.ends_with("/index")) address.remove_suffix(5);
  while (address.starts_with('/')) address.remove_prefix(1);
  while (address.ends_with('/')) address.remove_suffix(1);
  return text::lower_case(address);
}

// What a wiki link shows, as Obsidian does; the label of a picture may be its width.
std::string label_of(const Destination& link) {
  const bool width = link.image && link.label.find_first_not_of("0123456789x") == std::string::npos;
  if (!link.label.empty() && !width) return link.label;
  std::string out;
  for (const char c : link.url) {
    if (c == '#') {
      out += " > ";
      continue;
    }
    if (std::string_view("\\`*_~<&$=").find(c) != std::string_view::npos) out += '\\';
    out += c;
  }
  return out;
}

// Would it be taken for the address of a digest, although it leads to none? Then "./" goes before it.
bool looks_resolved(std::string_view url) {
  return markdown::local_address(url).kind == markdown::LocalAddress::Kind::kDigest;
}

}  // namespace

void collect_local_links(std::string_view body, std::uint32_t first_line, Page& page) {
  if (!may_have_paths(body)) return;
  std::vector<Destination> found = find_destinations(body, page.definitions);
  const auto goes = [](const Destination& item) {
    return item.wiki ? is_place_of_contents("[[" + item.url + "]]") : !is_path(item.url);
  };
  std::erase_if(found, goes);
  std::stable_sort(found.begin(), found.end(),
                   [](const Destination& a, const Destination& b) { return a.place < b.place; });
  page.too_many_links = found.size() > kMaxLocalLinks;
  if (page.too_many_links) found.erase(found.begin() + kMaxLocalLinks, found.end());
  Places places(body, first_line);
  for (Destination& item : found) {
    Place place = places.at(item.place);
    page.local_links.push_back(
        {std::move(item.url), item.image, place.line, place.column, std::move(place.excerpt), item.wiki});
  }
}

// Where the parts of a page are: its headings, and elements with an id. Made once for a page: looking through all of it
// for each link would take the square of its size.
class LocalLinks::Parts {
 public:
  explicit Parts(const Page& page) : references_(page), overview_(page.entries.size()) {
    for (std::size_t i = 0; i < page.entries.size(); ++i) {
      for (const Section& section : page.entries[i].entry.sections) {
        keys_.try_emplace(text::match_key(section.label), i);
        add(section.markdown, i);
      }
    }
    add(page.digest.overview, overview_);
  }

  const References& references() const { return references_; }
  std::size_t overview() const { return overview_; }

  // The number of the entry, or overview().
  std::optional<std::size_t> find(const std::string& id, const std::string& key) const {
    const auto by_id = ids_.find(id), by_key = keys_.find(key);
    if (by_id == ids_.end() && by_key == keys_.end()) return std::nullopt;
    return std::min(by_id == ids_.end() ? overview_ : by_id->second,
                    by_key == keys_.end() ? overview_ : by_key->second);
  }

 private:
  void add(std::string_view markdown, std::size_t number) {
    for (std::size_t at = markdown.find('='); at != std::string_view::npos; at = markdown.find('=', at + 1)) {
      const char quote = at + 1 < markdown.size() ? markdown[at + 1] : '\0';
      if (quote != '"' && quote != '\'') continue;
      const std::string_view rest = markdown.substr(at + 2, kMaxId);
      const std::size_t end = rest.find(quote);
      if (end != std::string_view::npos) ids_.try_emplace(std::string(rest.substr(0, end)), number);
    }
    while (!markdown.empty()) {
      const std::size_t end = std::min(markdown.find('\n'), markdown.size());
      if (const auto heading = try_heading(markdown.substr(0, end))) {
        ids_.try_emplace(std::string(heading->id), number);
        keys_.try_emplace(text::match_key(inline_text(heading->text)), number);
      }
      markdown.remove_prefix(std::min(end + 1, markdown.size()));
    }
  }

  static constexpr std::size_t kMaxId = 1000;  // a longer one is none: nobody links to it

  References references_;
  std::size_t overview_;
  std::map<std::string, std::size_t, std::less<>> ids_, keys_;
};

LocalLinks::~LocalLinks() = default;

LocalLinks::LocalLinks(const std::vector<Page>& pages, const std::map<std::string, std::string, std::less<>>& others)
    : others_(others) {
  for (const Page& page : pages) {
    const std::string& path = page.digest.source_path;
    pages_.try_emplace(path, &page);
    const auto [found, fresh] = by_name_.try_emplace(std::string(file_stem(path)), &page);
    if (!fresh) found->second = nullptr;
    by_wiki_name_[text::lower_case(file_stem(path))].push_back(&page);
    for (const std::string& former : page.former) by_former_.try_emplace(former, &page);
  }
  for (const Page& page : pages) {
    const auto add = [&](std::string_view address) {
      const std::string key = address_key(address);
      if (key.empty()) return;
      const auto [found, fresh] = by_address_.try_emplace(key, &page);
      if (!fresh && found->second != &page) found->second = nullptr;
    };
    for (const std::string& address : page.addresses) add(address);
    if (page.name.find('/') == std::string::npos) add(page.name);
    add(file_stem(page.digest.source_path));
  }
  for (auto& [name, named] : by_wiki_name_) {
    std::stable_sort(named.begin(), named.end(), [](const Page* a, const Page* b) {
      return a->digest.source_path.size() < b->digest.source_path.size();
    });
  }
}

const Page* LocalLinks::find_page(std::string_view path) const {
  const auto exactly = [&](const std::string& name) -> const Page* {
    const auto found = pages_.find(name);
    return found == pages_.end() ? nullptr : found->second;
  };
  if (const Page* page = exactly(std::string(path))) return page;
  const std::string ending = ending_of(path);
  const bool html = ending == "html" || ending == "htm";
  const std::string stem(html ? path.substr(0, path.rfind('.')) : path);
  for (const std::string_view each : kPageEndings) {
    if (const Page* page = exactly(stem + "." + std::string(each))) return page;
    for (const std::string_view index : {"index.", "README."}) {
      if (const Page* page = exactly((stem.empty() ? stem : stem + "/") + std::string(index) + std::string(each)))
        return page;
    }
  }
  for (const std::string_view rest : {"", "/index.html", ".html"}) {
    const auto former = by_former_.find(std::string(path) + std::string(rest));
    if (former != by_former_.end()) return former->second;
  }
  const std::string dated = dated_name(path);
  const auto found = dated.empty() ? by_name_.end() : by_name_.find(dated);
  return found == by_name_.end() ? nullptr : found->second;
}

const Page* LocalLinks::find_address(std::string_view path) const {
  for (const std::string& key : {address_key(path), address_key(path.substr(path.rfind('/') + 1))}) {  // npos + 1 is 0
    const auto found = key.empty() ? by_address_.end() : by_address_.find(key);
    if (found != by_address_.end() && found->second) return found->second;
  }
  return nullptr;
}

std::string LocalLinks::part_of(const Page& page, std::string_view fragment) const {
  if (page.known) {
    page.wanted = true;
    return {};
  }
  std::unique_ptr<Parts>& parts = parts_[&page];
  if (!parts) parts = std::make_unique<Parts>(page);
  if (const Entry* entry = parts->references().find(fragment)) return encode_destination(entry->id);
  const std::string name = percent_decode(fragment);
  const std::string key = text::match_key(name);
  const auto found = key.empty() ? std::nullopt : parts->find(name, key);
  if (!found) return {};
  // Ids in an overview have this prefix on pages (engine/render.cpp).
  if (*found == parts->overview()) return "overview." + encode_destination(name);
  return encode_destination(page.entries[*found].entry.id);
}

LocalLinks::Target LocalLinks::on_page(const Page& page, std::string_view fragment) const {
  Target target{Kind::kPage, encode_destination(page.digest.id) + ".md", {}, {}};
  if (fragment.empty() || fragment == "top") return target;
  const std::string part = part_of(page, fragment);
  const std::string key = text::match_key(percent_decode(fragment));
  const bool known = page.own_ids.contains(key) || key == text::match_key(page.digest.title);
  if (part.empty() && known) return target;
  if (part.empty()) target.problem = " leads to a page that has no such part. Correct what stands behind the #.";
  else target.address += "#" + part;
  return target;
}

const Page* LocalLinks::find_named(const Page& from, std::string_view name) const {
  std::string wanted = text::lower_case(name);
  if (wanted.ends_with(".md")) wanted.resize(wanted.size() - 3);
  while (wanted.starts_with("./") || wanted.starts_with("../")) wanted.erase(0, wanted.find('/') + 1);
  const auto named = by_wiki_name_.find(wanted.substr(wanted.rfind('/') + 1));  // npos + 1 is 0
  if (named == by_wiki_name_.end()) return nullptr;
  const auto folder_of = [](const Page& page) {
    const std::string_view path = page.digest.source_path;
    return path.substr(0, path.rfind('/') + 1);
  };
  const Page* found = nullptr;
  for (const Page* page : named->second) {
    const std::string path = text::lower_case(page->digest.source_path);
    const std::string_view stem = std::string_view(path).substr(0, path.rfind('.'));
    const bool is_meant = stem == wanted || stem.ends_with("/" + wanted);
    if (is_meant && folder_of(*page) == folder_of(from)) return page;
    if (is_meant && !found) found = page;
  }
  return found;
}

LocalLinks::Target LocalLinks::find_wiki(const Page& from, std::string_view url) const {
  const std::size_t hash = url.find('#');
  const std::string_view name = text::trim(url.substr(0, hash));
  std::string_view fragment = hash == std::string_view::npos ? std::string_view{} : url.substr(url.rfind('#') + 1);
  if (fragment.starts_with('^')) fragment = {};  // a block
  if (const Page* page = find_named(from, name)) {
    std::string id;
    if (!fragment.empty()) markdown::make_heading_id(fragment, id);
    return on_page(*page, id);
  }
  if (file_kind(name) != FileKind::kRefused) {
    const std::string_view path = from.digest.source_path;
    const std::string folder(path.substr(0, path.rfind('/') + 1));
    return {Kind::kFile, folder + std::string(kAnywhere) + std::string(name), {}, {}};
  }
  const auto says = [](std::string_view text) {
    return std::any_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) >= 0x80 || text::is_ascii_alpha(c); });
  };
  if (!says(name) || name.find("://") != std::string_view::npos) return {Kind::kNotOurs, {}, {}, {}};  // "[[1, 2]]"
  return {Kind::kNowhere, {}, " leads to no digest of the folder. Correct the link, or add a dated page.", {}};
}

LocalLinks::Target LocalLinks::find(const Page& from, std::string_view url, bool image) const {
  const auto nowhere = [](std::string why) { return Target{Kind::kNowhere, {}, std::move(why), {}}; };
  auto not_ours = [] { return Target{Kind::kNotOurs, {}, {}, {}}; };
  if (!is_path(url) || text::trim(url) == "/") return not_ours();
  // "../": the start of a site, as the lines of navigation on its pages have it, unless the folder has a page there.
  const bool to_start = text::trim(url).find_first_not_of("./") == std::string_view::npos;
  const auto link = resolve_link(from.digest.source_path, url);
  if (!link && to_start) return not_ours();
  if (!link) return nowhere(" leads out of the folder. Correct the link, or move what it leads to into the folder.");
  const Page* page = image ? nullptr : find_page(link->path);
  const bool address = !image && text::trim(url).starts_with('/') && !link->path.empty();
  if (page == nullptr && address && file_kind(link->path) == FileKind::kRefused) page = find_address(link->path);
  if (page != nullptr) return on_page(*page, link->fragment);
  if (to_start) return not_ours();
  for (const std::string_view ending : {"", ".md", ".mdx", ".markdown", ".mdown"}) {
    if (const auto other = others_.find(link->path + std::string(ending)); other != others_.end())
      return nowhere(" leads to a page that " + other->second);
  }
  if (ending_of(link->path).empty() || link->path.empty())
    return nowhere(" leads to no page of the folder. Correct the link, or add the page.");
  const FileKind kind = file_kind(link->path);
  if (kind == FileKind::kImage || (kind == FileKind::kOther && !image))
    return {Kind::kFile, link->path, {}, link->fragment};
  const std::string ending = ending_of(link->path);
  const bool is_page = std::find(std::begin(kPageEndings), std::end(kPageEndings), ending) != std::end(kPageEndings) ||
                       ending == "html" || ending == "htm";
  if (is_page) return nowhere(" leads to no page of the folder. Correct the link, or add the page.");
  return nowhere(
      " leads to a file that is not published: only images, sound, films and documents are. Remove the link.");
}

void LocalLinks::check(const Page& page, std::vector<Diagnostic>& diagnostics, std::vector<FileLink>& files) {
  if (page.too_many_links) {
    diagnostics.push_back(make_diagnostic(DiagnosticCode::kTooManyLinks, page.digest.source_path, 0, 0,
                                          "The page has more than 10,000 links to pages and files. Those behind them "
                                          "were not followed. Divide the page."));
  }
  for (const LocalLink& link : page.local_links) {
    const Target target = link.wiki ? find_wiki(page, link.url) : find(page, link.url, link.image);
    if (link.wiki && target.kind == Kind::kNowhere && !reported_.insert(link.url).second) continue;
    const auto report = [&](DiagnosticCode code, const std::string& why) {
      Diagnostic diagnostic = make_diagnostic(code, page.digest.source_path, link.line, link.column, link.url + why);
      diagnostic.excerpt = link.excerpt;
      return diagnostic;
    };
    if (target.kind == Kind::kNowhere) {
      diagnostics.push_back(report(DiagnosticCode::kBrokenLink, target.problem));
    } else if (target.kind == Kind::kPage && !target.problem.empty()) {
      diagnostics.push_back(report(DiagnosticCode::kBrokenReference, target.problem));
    } else if (target.kind == Kind::kFile) {
      files.push_back({target.address, report(DiagnosticCode::kBrokenLink, {})});
    }
  }
}

std::string LocalLinks::address_of(const Target& target, std::string_view written) {
  if (target.kind == Kind::kPage) return target.address;
  if (target.kind == Kind::kNowhere)
    return written.starts_with('<') ? "<./" + std::string(written.substr(1)) : "./" + std::string(written);
  const std::string number = std::to_string(files_.size());
  files_.push_back({target.address, target.fragment, std::string(written)});
  return std::string(kFilePlaceholder) + number + std::string(kFilePlaceholder);
}

LocalLinks::Target LocalLinks::find(const Page& from, const FollowedLink& link) const {
  return link.wiki ? find_wiki(from, link.url) : find(from, link.url, link.image);
}

void LocalLinks::note(Page& page, FollowedLink link) {
  if ((link.wiki || is_path(link.url)) && noted_[&page].insert(link).second) page.followed.push_back(std::move(link));
}

void LocalLinks::follow_known(const Page& page) {
  for (const FollowedLink& link : page.followed) {
    const Target target = find(page, link);
    if (target.kind == Kind::kFile) address_of(target, link.url);
  }
}

std::string LocalLinks::targets_of(const Page& page) const {
  ByteWriter out;
  for (const FollowedLink& link : page.followed) {
    const Target target = find(page, link);
    out.u8(static_cast<std::uint8_t>(target.kind));
    out.string(target.address);
    out.string(target.fragment);
  }
  return out.take();
}

std::vector<std::string> LocalLinks::files_of(const Page& page) const {
  std::vector<std::string> files;
  for (const FollowedLink& link : page.followed) {
    Target target = find(page, link);
    if (target.kind == Kind::kFile) files.push_back(std::move(target.address));
  }
  return files;
}

std::string LocalLinks::link(std::string text, Page& page) {
  if (page.local_links.empty() || (page.definitions.empty() && !may_have_paths(text))) return text;
  const std::string_view markdown = text;
  std::string out;
  std::size_t done = 0;
  std::size_t& written_before = written_[&page];
  for (const Destination& item : find_destinations(markdown, page.definitions)) {
    if (written_before == kMaxLocalLinks) break;
    note(page, {item.url, item.wiki ? false : item.image, item.wiki});
    if (item.wiki) {
      const Target target = find_wiki(page, item.url);
      if (target.kind != Kind::kPage && target.kind != Kind::kFile) continue;  // its label is shown
      out += markdown.substr(done, item.begin - done);
      const bool image = item.image && target.kind == Kind::kFile && file_kind(target.address) == FileKind::kImage;
      ++written_before;
      out += (image ? "![" : "[") + label_of(item) + "](" + address_of(target, "<" + item.url + ">") + ")";
      done = item.end;
      continue;
    }
    const Target target = find(page, item.url, item.image);
    if (target.kind == Kind::kNotOurs || (target.kind == Kind::kNowhere && !looks_resolved(item.url))) continue;
    ++written_before;
    out += markdown.substr(done, item.begin - done);
    const std::string_view written = markdown.substr(item.begin, item.end - item.begin);
    if (item.by_label) out += "](" + address_of(target, item.url) + ")";
    else out += address_of(target, written);
    done = item.end;
  }
  out += markdown.substr(done);
  return out;
}

std::string LocalLinks::address(std::string_view url, Page& page) {
  note(page, {std::string(url), false, false});
  const Target target = find(page, url, false);
  const bool stays = target.kind == Kind::kNotOurs || (target.kind == Kind::kNowhere && !looks_resolved(url));
  return stays ? std::string(url) : address_of(target, url);
}

}  // namespace yoyak::digest
