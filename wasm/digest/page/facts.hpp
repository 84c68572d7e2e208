// What a page is about, from its head and its path: date, topic, collection, title.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "digest/diagnostic.hpp"
#include "digest/page/page.hpp"
#include "digest/source/front_matter.hpp"

namespace yoyak::digest {

struct PageFacts {
  std::string date;  // empty where the page has none: it is no digest
  std::string title;
  std::string topic_of_name;  // from "DATE TOPIC" titles and "DATE-TOPIC" file names of the profile's pages
  std::string slug_of_name;   // the file name without its date
};

// `heading` is the page's first heading. Adds diagnostics about dates.
PageFacts read_facts(std::string_view path, const FrontMatter& front, std::string_view heading,
                     const std::vector<std::string_view>& lines, std::vector<Diagnostic>& diagnostics);

// The topic, after it is known whether the page has the profile's shapes.
std::string choose_topic(std::string_view path, const FrontMatter& front, const PageFacts& facts, bool profile_matched,
                         const Profile& profile);

}  // namespace yoyak::digest
