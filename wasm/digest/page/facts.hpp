// What a page says about itself beside its date: words for its topic, its name, its headline.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "digest/page/input.hpp"

namespace yoyak::digest {

// Where a topic may come from. What is not there is empty; which counts is for the folder to say (folder/topics.hpp).
struct TopicSources {
  std::string topic;              // `topic`
  std::string category;           // `category`, the first of `categories`, `section`, `series`
  std::vector<std::string> tags;  // `tags`, `tag`
  std::string title;              // beside the date: "뉴스" of "2025-12-01 (월) 뉴스" and of "뉴스 (2025-12-01)"
  std::string name;               // what the file name says besides the date
  std::string parent;             // `parent`
  std::string folder;             // the last that is neither a date nor Jekyll's ("_posts")
};
TopicSources topic_sources(const PageInput& input);

// What a title says besides a date of `day`; nothing of a weekday, a time, a range, a particle, a number or a whole
// sentence. Empty where it holds no such date or says nothing else.
std::string topic_of_title(std::string_view title, text::Date day);

// `slug`, else what the file, or the folder of an index.md, is called without its date. Empty where it says nothing.
std::string name_of_page(const PageInput& input);

// The address that the front matter of a link post gives; empty where it gives none.
std::string link_of_front_matter(const PageInput& input);
// Where the page stands on its own site, as it says: `permalink`, `slug`, `url`, `aliases`.
std::vector<std::string> addresses_of_page(const PageInput& input);
// Who published what is behind that link, where the front matter says so.
std::string channel_of_front_matter(const PageInput& input, std::string_view link);

// What a title says besides date and topic; empty where that is nothing.
std::string headline_of(std::string_view title, text::Date day, std::string_view topic);

}  // namespace yoyak::digest
