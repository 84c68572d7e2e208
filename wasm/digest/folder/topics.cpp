#include "digest/folder/topics.hpp"

#include <algorithm>
#include <map>

#include "text/characters.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

using Counts = std::map<std::string, std::size_t>;

// With so few pages, a series cannot be told from single pages.
constexpr std::size_t kFew = 5;

// Words that pages of a folder use, and how far they are shared.
class Shared {
 public:
  void add(std::string_view word) {
    if (word.empty()) return;
    ++counts_[text::lower_case(word)];
    ++all_;
  }
  std::size_t of(std::string_view word) const {
    const auto found = counts_.find(text::lower_case(word));
    return found == counts_.end() ? 0 : found->second;
  }
  // Whether a word names a series. In a large folder where nearly every page has its own word, only words that several
  // pages share do.
  bool is_series(std::string_view word) const {
    return !word.empty() && (all_ <= kFew || 2 * counts_.size() <= all_ || of(word) >= 2);
  }
  std::size_t all() const { return all_; }
  std::size_t repeated() const {
    return static_cast<std::size_t>(
        std::count_if(counts_.begin(), counts_.end(), [](const auto& pair) { return pair.second >= 2; }));
  }

 private:
  Counts counts_;
  std::size_t all_ = 0;
};

std::vector<std::string_view> pieces(std::string_view name) {
  std::vector<std::string_view> out;
  while (!name.empty()) {
    const std::size_t end = name.find_first_of("-_ .");
    if (end != 0) out.push_back(name.substr(0, end));
    if (end == std::string_view::npos) break;
    name.remove_prefix(end + 1);
  }
  return out;
}

// The part of each file name in which the series of a folder differ: "robots" of "dailyNews-robots" beside
// "dailyNews-chips". Numbers (times, counts) at its start are none of it.
std::vector<std::string> series_of_names(const std::vector<Page>& pages) {
  std::vector<std::vector<std::string_view>> names;
  for (const Page& page : pages) names.push_back(pieces(page.topics.name));
  std::size_t common = SIZE_MAX;
  const std::vector<std::string_view>* first = nullptr;
  for (const auto& name : names) {
    if (name.empty()) continue;
    if (!first) first = &name;
    std::size_t same = 0;
    while (same < std::min(name.size(), first->size()) && name[same] == (*first)[same]) ++same;
    if (&name != first) common = std::min(common, same);
  }
  if (common == SIZE_MAX) common = 0;
  std::vector<std::string> out;
  for (const auto& name : names) {
    std::string part;
    for (std::size_t i = std::min(common, name.empty() ? 0 : name.size() - 1); i < name.size(); ++i) {
      const bool number = std::all_of(name[i].begin(), name[i].end(), text::is_ascii_digit);
      if (part.empty() && number) continue;
      part += (part.empty() ? "" : "-") + std::string(name[i]);
    }
    out.push_back(std::move(part));
  }
  return out;
}

class Chooser {
 public:
  Chooser(const std::vector<Page>& pages, const std::vector<std::string>& from) : from_(from) {
    names_ = series_of_names(pages);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      const TopicSources& sources = pages[i].topics;
      titles_.add(sources.title);
      series_.add(names_[i]);
      for (const std::string& tag : sources.tags) tags_.add(tag);
      tagged_ += !sources.tags.empty();
      if (sources.tags.size() == 1) single_tags_.add(sources.tags[0]), ++single_tagged_;
    }
  }

  std::string choose(const Page& page, std::size_t index) const {
    const TopicSources& sources = page.topics;
    if (!sources.topic.empty()) return sources.topic;
    std::string topic;
    const auto use = [&](const std::string& text) {
      if (topic.empty()) topic = text;
    };
    if (!from_.empty()) {
      for (const std::string& source : from_) use(named(sources, source, index));
      return topic;
    }
    if (page.profile_matched) {
      use(sources.title);
      use(sources.name);
    }
    use(sources.category);
    // Where other pages have several tags, a single one is a keyword, too.
    const bool categories = 4 * single_tagged_ >= 3 * tagged_;
    if (categories && sources.tags.size() == 1 && single_tags_.is_series(sources.tags[0])) use(sources.tags[0]);
    if (titles_.is_series(sources.title)) use(sources.title);
    // A word that all names share adds nothing to the name of the folder.
    if (series_.repeated() >= 2 && series_.of(names_[index]) >= 2) use(names_[index]);
    use(sources.parent);
    use(sources.folder);
    const std::string& tag = commonest(sources.tags);
    if (!tag.empty() && (tagged_ <= kFew || 5 * tags_.of(tag) >= tagged_)) use(tag);
    return topic;
  }

 private:
  // Sources that the configuration names are not judged.
  std::string named(const TopicSources& sources, std::string_view source, std::size_t index) const {
    if (source == "category") return sources.category;
    if (source == "tag") return commonest(sources.tags);
    if (source == "title") return sources.title;
    if (source == "name") return names_[index];
    if (source == "parent") return sources.parent;
    return sources.folder;
  }

  const std::string& commonest(const std::vector<std::string>& tags) const {
    static const std::string kNone;
    const auto most = std::max_element(tags.begin(), tags.end(), [&](const std::string& a, const std::string& b) {
      return tags_.of(a) < tags_.of(b);
    });
    return most == tags.end() ? kNone : *most;
  }

  const std::vector<std::string>& from_;
  std::vector<std::string> names_;
  Shared titles_, series_, tags_, single_tags_;
  std::size_t tagged_ = 0;
  std::size_t single_tagged_ = 0;
};

}  // namespace

void choose_topics(std::vector<Page>& pages, const std::vector<std::string>& from, const std::string& usual) {
  const Chooser chooser(pages, from);
  std::map<std::string, Counts> spellings;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    std::string& topic = pages[i].digest.topic;
    topic = chooser.choose(pages[i], i);
    if (topic.empty()) topic = usual.empty() ? "digest" : usual;
    ++spellings[text::lower_case(topic)][topic];
  }
  for (Page& page : pages) {
    const Counts& counts = spellings[text::lower_case(page.digest.topic)];
    page.digest.topic = std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) {
                          return a.second < b.second;
                        })->first;
  }
}

}  // namespace yoyak::digest
