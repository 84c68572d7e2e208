#include "digest/values/links.hpp"

#include <array>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

struct Address {
  std::string host;  // lower case, without user, port and "www."
  std::string_view path;
};

std::optional<Address> split(std::string_view url) {
  url = text::trim(url);
  std::size_t scheme = url.find("//");
  if (scheme == std::string_view::npos) {
    // "youtu.be/ID" without a scheme is no link in Markdown, but pages write it.
    scheme = 0;
  } else {
    const std::string_view name = url.substr(0, scheme);
    if (!name.empty() && !text::equals_ignoring_case(name, "https:") && !text::equals_ignoring_case(name, "http:"))
      return std::nullopt;
    scheme += 2;
  }
  const std::size_t end = url.find_first_of("/?#", scheme);
  std::string_view authority = url.substr(scheme, end == std::string_view::npos ? end : end - scheme);
  if (const std::size_t at = authority.rfind('@'); at != std::string_view::npos) authority.remove_prefix(at + 1);
  if (const std::size_t port = authority.find(':'); port != std::string_view::npos)
    authority = authority.substr(0, port);
  if (scheme == 0 && authority.find('.') == std::string_view::npos) return std::nullopt;
  Address address{{}, end == std::string_view::npos ? std::string_view{} : url.substr(end)};
  for (const char c : authority) address.host += text::to_ascii_lower(c);
  if (address.host.starts_with("www.")) address.host.erase(0, 4);
  return address;
}

std::optional<std::string> id_at(std::string_view text) {
  constexpr std::size_t kIdLength = 11;
  std::size_t end = 0;
  while (end < text.size() &&
         (text::is_ascii_alpha(text[end]) || text::is_ascii_digit(text[end]) || text[end] == '-' || text[end] == '_'))
    ++end;
  if (end != kIdLength) return std::nullopt;
  return std::string(text.substr(0, end));
}

}  // namespace

std::optional<std::string> video_id(std::string_view url) {
  const auto address = split(url);
  if (!address) return std::nullopt;
  std::string_view path = address->path;
  if (address->host == "youtu.be") return path.empty() ? std::nullopt : id_at(path.substr(1));
  constexpr std::array<std::string_view, 5> kHosts = {"youtube.com", "m.youtube.com", "music.youtube.com",
                                                      "youtube-nocookie.com", "gaming.youtube.com"};
  bool known = false;
  for (const std::string_view host : kHosts) known = known || address->host == host;
  if (!known) return std::nullopt;
  for (const std::string_view prefix : {"/shorts/", "/live/", "/embed/", "/v/", "/e/"}) {
    if (path.starts_with(prefix)) return id_at(path.substr(prefix.size()));
  }
  const std::size_t query = path.find('?');
  if (query == std::string_view::npos) return std::nullopt;
  std::string_view rest = path.substr(query + 1);
  rest = rest.substr(0, rest.find('#'));
  while (!rest.empty()) {
    const std::size_t amp = rest.find('&');
    std::string_view pair = rest.substr(0, amp);
    if (pair.starts_with("amp;")) pair.remove_prefix(4);  // "&amp;" as some generators leave it
    if (pair.starts_with("v=")) return id_at(pair.substr(2));
    if (amp == std::string_view::npos) break;
    rest.remove_prefix(amp + 1);
  }
  return std::nullopt;
}

std::string host_of(std::string_view url) {
  if (url.find("//") == std::string_view::npos) return {};
  const auto address = split(url);
  return address ? address->host : std::string{};
}

std::string percent_decode(std::string_view text) {
  const auto hex = [](char c) {
    return text::is_ascii_digit(c)                                            ? c - '0'
           : text::to_ascii_lower(c) >= 'a' && text::to_ascii_lower(c) <= 'f' ? text::to_ascii_lower(c) - 'a' + 10
                                                                              : -1;
  };
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
      out += static_cast<char>(hex(text[i + 1]) * 16 + hex(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

}  // namespace yoyak::digest
