#include "digest/folder_reader.hpp"

#include <algorithm>
#include <string>

#include "base/bytes.hpp"
#include "digest/folder/channels.hpp"
#include "digest/folder/checks.hpp"
#include "digest/folder/ids.hpp"
#include "digest/folder/known.hpp"
#include "digest/folder/neighbours.hpp"
#include "digest/folder/shapes.hpp"
#include "digest/folder/topics.hpp"
#include "digest/local/local_links.hpp"
#include "digest/page/input.hpp"
#include "digest/page/notes.hpp"
#include "digest/page/page.hpp"
#include "digest/page/privacy.hpp"
#include "digest/page/references.hpp"
#include "digest/source/source_text.hpp"
#include "text/characters.hpp"
#include "text/duration.hpp"

namespace yoyak::digest {

struct FolderReader::Impl {
  explicit Impl(ReadOptions given) : options(std::move(given)), patterns(compile(options.profile.entries)) {}

  ReadOptions options;
  std::vector<HeadPattern> patterns;
  std::vector<std::unique_ptr<PageInput>> inputs;
  std::vector<Page> pages;
  std::map<std::string, KnownPage, std::less<>> known;    // by path
  std::map<std::string, std::string, std::less<>> facts;  // of them, as they were given
  std::vector<Diagnostic> diagnostics;
  std::uint32_t unpublished = 0;
  const Jekyll* jekyll() const { return options.jekyll ? &*options.jekyll : nullptr; }
  std::map<std::string, std::string, std::less<>> no_digests;  // paths of pages, and why they are none

  // Reads a page; as `asked` where it can be read so.
  Page split(PageInput& input, std::optional<PageShape> asked);
  // With entries, or as a whole.
  [[gnu::noinline]] Page split(PageInput& input, std::optional<PageShape> asked, bool with_entries);
  void split_all();
  void give_titles();
  [[gnu::noinline]] void link(Page& page, LocalLinks& local);
};

FolderReader::FolderReader(ReadOptions options) : impl_(std::make_unique<Impl>(std::move(options))) {}
FolderReader::FolderReader(FolderReader&&) noexcept = default;
FolderReader::~FolderReader() = default;

void FolderReader::add(std::string_view path, std::string_view bytes) {
  if (is_in_ignored_folder(path)) return;
  Impl& impl = *impl_;
  auto input = read_input(path, bytes, impl.options.profile, impl.jekyll(), impl.diagnostics);
  if (input->is_private) {
    ++impl.unpublished;
    impl.no_digests.try_emplace(input->path, "is not published. Publish it, or remove the link.");
    return;
  }
  impl.inputs.push_back(std::move(input));
}

bool FolderReader::add_known(std::string_view path, std::string_view facts) {
  if (is_in_ignored_folder(path)) return false;
  auto known = read_known(path, facts);
  if (!known) return false;
  auto input = std::make_unique<PageInput>();
  input->path = path;
  input->date = known->dated;
  input->known = true;
  for (const Diagnostic& each : known->diagnostics) impl_->diagnostics.push_back(each);
  impl_->facts.insert_or_assign(std::string(path), std::string(facts));
  impl_->known.insert_or_assign(std::string(path), std::move(*known));
  impl_->inputs.push_back(std::move(input));
  return true;
}

namespace {

// The name of a file that a program made.
bool is_hash(std::string_view name) {
  constexpr std::size_t kShortest = 16;
  return name.size() >= kShortest && name.find_first_of("0123456789") != std::string_view::npos &&
         name.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

// Hugo's "_index.md" without a text.
bool is_empty_index(const PageInput& input) {
  const std::string_view name = std::string_view(input.path).substr(input.path.rfind('/') + 1);  // npos + 1 is 0
  if (!name.starts_with("_index.")) return false;
  return std::all_of(input.lines.begin() + static_cast<std::ptrdiff_t>(std::min(input.front.body, input.lines.size())),
                     input.lines.end(), is_blank);
}

}  // namespace

Page FolderReader::Impl::split(PageInput& input, std::optional<PageShape> asked) {
  const std::size_t reported = diagnostics.size();
  Page page = split(input, asked, true);
  if (page.entries.size() <= kMaxEntries) return page;
  diagnostics.erase(diagnostics.begin() + static_cast<std::ptrdiff_t>(reported), diagnostics.end());
  page = split(input, PageShape::kWhole, false);
  page.too_many_entries = true;
  return page;
}

Page FolderReader::Impl::split(PageInput& input, std::optional<PageShape> asked, bool with_entries) {
  Page page;
  page.digest.source_path = input.path;
  page.digest.date = text::format_date(*input.date.day);
  page.digest.days = input.date.days;
  page.digest.title = input.title;
  page.digest.description = input.front.words({"description", "summary", "excerpt"});
  page.digest.collection = input.front.text({"parent"});
  page.topics = topic_sources(input);
  page.link = link_of_front_matter(input);
  page.link_channel = channel_of_front_matter(input, page.link);
  page.link_duration = text::try_parse_duration(input.front.text(
      {"duration", "video_duration", "length", "runtime", "길이", "재생시간", "時間", "时长", "時長"}));
  page.addresses = addresses_of_page(input);
  page.name = name_of_page(input);
  page.former = former_addresses(input, jekyll());
  std::vector<Line> lines = input.body();
  collect_definitions(lines, page);
  if (input.front.body < input.lines.size()) {
    const char* const start = input.lines[input.front.body].data();
    const std::string_view body(start, static_cast<std::size_t>(input.source.data() + input.source.size() - start));
    const auto first_line = static_cast<std::uint32_t>(input.front.body + 1);
    collect_fragments(body, first_line, lines, page);
    collect_local_links(body, first_line, page);
  }
  SplitContext context{input.path, page.digest.title, page.digest.date, options.profile,
                       patterns,   diagnostics,       input.title_notes};
  if (!with_entries || !split_profile_page(lines, context, page)) split_generic_page(lines, context, page, asked);
  page.title_notes = input.title_notes;
  share_notes(page);
  return page;
}

void FolderReader::Impl::split_all() {
  std::vector<PageInput*> dated;
  for (auto& input : inputs) {
    if (!input->known && is_empty_index(*input)) {  // stands for its folder
      no_digests.try_emplace(input->path, "is the index of its folder and no digest. Link to a page.");
      continue;
    }
    if (input->date.day && input->known) {
      Page& page = pages.emplace_back(std::move(known.find(input->path)->second.page));
      page.digest.date = text::format_date(*input->date.day);
      page.digest.days = input->date.days;
      page.own_shape = page.shape;
      page.wanted = input->wanted;
      dated.push_back(input.get());
      continue;
    }
    if (input->date.day) {
      pages.push_back(split(*input, std::nullopt));
      pages.back().dated = input->dated;
      pages.back().own_shape = pages.back().shape;
      if (pages.back().profile_matched) input.reset();  // is read one way only: its text is not needed again
      dated.push_back(input.get());
      continue;
    }
    no_digests.try_emplace(input->path, "has no date and is therefore no digest. Give it a date, or remove the link.");
    diagnostics.push_back(make_diagnostic(
        DiagnosticCode::kNotADigest, input->path, 0, 0,
        "Not a digest: no date in front matter, file name, path or title. If it is one, add `date: YYYY-MM-DD` or "
        "name the file YYYY-MM-DD-TOPIC.md."));
  }
  const auto asked = asked_shapes(pages);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    const bool other = asked[i] && !pages[i].too_many_entries;
    if (pages[i].known) {
      pages[i].wanted = pages[i].wanted || pages[i].asked_shape != (other ? asked[i] : std::nullopt);
    } else if (other) {
      const PageDate before = pages[i].dated;
      const ShapeOfPage shape = pages[i].own_shape;
      pages[i] = split(*dated[i], asked[i]);
      pages[i].dated = before;
      pages[i].own_shape = shape;
      pages[i].asked_shape = asked[i];
    }
  }
  inputs.clear();
}

namespace {

// A page about more than a day says so wherever it is named: "October (2025-10-01 – 2025-10-31)".
void state_length(Digest& digest, std::string_view default_topic) {
  if (digest.days < 2) return;
  const std::string last = text::format_day(text::day_number(*text::try_iso_date(digest.date)) + digest.days - 1);
  if (digest.headline.find(last) != std::string::npos) return;
  if (digest.headline.empty() && digest.topic != default_topic) digest.headline = digest.topic;
  const std::string range = digest.date + " – " + last;
  digest.headline = digest.headline.empty() ? range : digest.headline + " (" + range + ")";
}

}  // namespace

namespace {

// "202512010900 reeds": what is left of the time that a name begins with is no part of its title.
std::string_view without_time(std::string_view name) {
  const std::size_t digits = name.find_first_not_of("0123456789");
  const bool time = (digits == 4 || digits == 6) && name[digits] == ' ';
  return time ? name.substr(digits + 1) : name;
}

}  // namespace

void FolderReader::Impl::give_titles() {
  for (Page& page : pages) {
    Digest& digest = page.digest;
    if (digest.title.empty()) {
      // Jekyll makes a title of the file name; so do we where it says more than date and topic.
      std::string words(without_time(page.name));
      std::replace_if(
          words.begin(), words.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
      words = text::collapse_spaces(words);
      const std::string key = text::match_key(words);
      const bool says_more = !key.empty() && key != text::match_key(digest.topic) && !is_hash(key);
      digest.title = says_more ? words : digest.date + " " + digest.topic;
    }
    digest.headline = headline_of(digest.title, *text::try_iso_date(digest.date), digest.topic);
    state_length(digest, options.profile.default_topic);
  }
}

void FolderReader::Impl::link(Page& page, LocalLinks& local) {
  const References references(page);
  restore_contents(references, page);
  for (const FragmentLink& link : page.fragments) {
    const Entry* entry = references.find(link.fragment);
    const bool several = !entry && references.could_be_several(link.fragment);
    if (entry || (!several && page.own_ids.contains(text::match_key(link.fragment)))) continue;
    diagnostics.push_back(make_diagnostic(
        DiagnosticCode::kBrokenReference, page.digest.source_path, link.line, link.column,
        "#" + link.fragment +
            (several
                 ? " could be several entries of this page. Write the link in the entry's capital and small letters."
                 : " leads to no entry of this page. Correct the link or add the entry's anchor.")));
    diagnostics.back().excerpt = link.excerpt;
  }
  std::size_t copied = 0;
  page.digest.overview = local.link(references.link(page.digest.overview, page.profile_matched), page);
  add_definitions(page, page.digest.overview, copied);
  for (PageEntry& item : page.entries) {
    item.entry.url = local.address(item.entry.url, page);
    for (Section& section : item.entry.sections) {
      section.markdown = local.link(references.link(section.markdown, false), page);
      add_definitions(page, section.markdown, copied);
    }
  }
}

std::string_view without_head(std::string_view page) {
  Lines lines = split_lines(page);
  std::vector<Diagnostic> unheard;
  const FrontMatter front = read_front_matter({}, lines, unheard);
  if (front.fence || front.body == 0) return page;
  return front.body < lines.size() ? page.substr(static_cast<std::size_t>(lines[front.body].data() - page.data()))
                                   : std::string_view();
}

void sort_diagnostics(std::vector<Diagnostic>& diagnostics) {
  std::stable_sort(diagnostics.begin(), diagnostics.end(), [](const Diagnostic& a, const Diagnostic& b) {
    if (a.file != b.file) return a.file < b.file;
    if (a.line != b.line) return a.line < b.line;
    return a.column < b.column;
  });
}

namespace {

// What the folder decided about a page before its links: all that its digest depends on besides its own text.
std::string outcome_of(const Page& page, const PageDate& date, const std::vector<std::size_t>& open) {
  ByteWriter out;
  out.string(page.digest.date);
  out.varint(page.digest.days);
  out.string(date.rest_of_name);
  out.string(page.digest.topic);
  out.string(page.digest.id);
  for (const std::size_t i : open) {
    out.string(page.entries[i].entry.title);
    out.string(page.entries[i].entry.channel);
  }
  return out.take();
}

// What was reported from number `from` on.
void copy_from(const std::vector<Diagnostic>& diagnostics, std::size_t from, std::vector<Diagnostic>& to) {
  to.insert(to.end(), diagnostics.begin() + static_cast<std::ptrdiff_t>(from), diagnostics.end());
}

}  // namespace

ReadResult FolderReader::finish() {
  Impl& impl = *impl_;
  // The order in which pages were handed over must not matter.
  std::stable_sort(impl.inputs.begin(), impl.inputs.end(),
                   [](const auto& a, const auto& b) { return a->path < b->path; });
  std::vector<Diagnostic> own = impl.diagnostics;  // what is reported of pages alone
  for (const auto& input : impl.inputs) input->dated = input->date;
  confirm_six_digits(impl.inputs);
  confirm_weeks(impl.inputs);
  check_dates(impl.inputs, impl.options.today, impl.diagnostics);
  std::size_t reported = impl.diagnostics.size();
  std::map<std::string, PageDate, std::less<>> dates;
  for (const auto& input : impl.inputs) dates.emplace(input->path, input->date);
  impl.split_all();
  copy_from(impl.diagnostics, reported, own);
  std::vector<KnownPage> facts;
  std::vector<std::vector<std::size_t>> open;
  for (const Page& page : impl.pages) {
    facts.push_back(page.known ? KnownPage{} : known_of(page));
    open.push_back(open_channels(page));
  }
  choose_topics(impl.pages, impl.options.topic_from, impl.options.profile.default_topic);
  impl.give_titles();
  decide_channels(impl.pages, impl.diagnostics);
  give_ids(impl.pages, impl.diagnostics);
  ReadResult result;
  reported = impl.diagnostics.size();
  for (Page& page : impl.pages) {
    if (page.known) continue;
    give_entry_ids(page, impl.diagnostics);
    check_page(page, impl.diagnostics);
  }
  copy_from(impl.diagnostics, reported, own);
  LocalLinks local(impl.pages, impl.no_digests);
  for (const Page& page : impl.pages) local.check(page, impl.diagnostics, result.file_links);
  reported = impl.diagnostics.size();
  for (Page& page : impl.pages) {
    if (page.known) local.follow_known(page);
    else impl.link(page, local);
  }
  copy_from(impl.diagnostics, reported, own);
  std::map<std::string_view, std::vector<Diagnostic>> own_of;
  for (const Diagnostic& each : own) own_of[each.file].push_back(each);

  struct Made {
    Digest digest;
    PageNote note;
  };
  std::vector<Made> made;
  for (std::size_t i = 0; i < impl.pages.size(); ++i) {
    Page& page = impl.pages[i];
    const std::string& path = page.digest.source_path;
    Made& each = made.emplace_back();
    std::string outcome = outcome_of(page, dates.find(path)->second, open[i]) + local.targets_of(page);
    each.note.files = local.files_of(page);
    each.note.known = page.known;
    if (page.known) {
      each.note.wanted = page.wanted || outcome != impl.known.find(path)->second.outcome;
      each.note.facts = std::move(impl.facts.find(path)->second);
    } else {
      facts[i].page.followed = std::move(page.followed);
      facts[i].outcome = std::move(outcome);
      if (const auto found = own_of.find(path); found != own_of.end()) facts[i].diagnostics = std::move(found->second);
      each.note.facts = write_known(facts[i]);
      for (PageEntry& item : page.entries) page.digest.entries.push_back(std::move(item.entry));
    }
    if (!page.former.empty()) result.former.emplace_back(page.digest.id, std::move(page.former));
    each.digest = std::move(page.digest);
  }
  result.files = local.take_files();
  std::stable_sort(made.begin(), made.end(), [](const Made& one, const Made& other) {
    const Digest& a = one.digest;
    const Digest& b = other.digest;
    if (a.date != b.date) return a.date > b.date;
    if (a.topic != b.topic) return a.topic < b.topic;
    return a.source_path < b.source_path;
  });
  for (Made& each : made) {
    result.digests.push_back(std::move(each.digest));
    result.notes.push_back(std::move(each.note));
  }
  sort_diagnostics(impl.diagnostics);
  result.diagnostics = std::move(impl.diagnostics);
  result.unpublished = impl.unpublished;
  impl.inputs.clear();
  impl.pages.clear();
  impl.known.clear();
  impl.facts.clear();
  impl.diagnostics.clear();
  impl.no_digests.clear();
  impl.unpublished = 0;
  return result;
}

}  // namespace yoyak::digest
