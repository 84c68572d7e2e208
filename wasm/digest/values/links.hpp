// What an entry's address says: the video behind it and its host. Not a URL parser; nothing here decides what is safe
// to follow (that is markdown/url_policy.hpp).
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yoyak::digest {

// YouTube's id (eleven letters, digits, '-' and '_') in watch?v=, youtu.be/, shorts/, live/, embed/ and v/ addresses of
// YouTube's own hosts; nothing for other hosts.
std::optional<std::string> video_id(std::string_view url);

// "github.com" for "https://www.github.com/x"; empty where the address has no host.
std::string host_of(std::string_view url);

// Bytes for their "%41" forms. The result may be no UTF-8.
std::string percent_decode(std::string_view text);

}  // namespace yoyak::digest
