#include "markdown/local_address.hpp"

#include "markdown/url_policy.hpp"

namespace yoyak::markdown {

LocalAddress local_address(std::string_view url) {
  constexpr std::string_view kFiles = "../f/";
  constexpr std::string_view kEnding = ".md";
  LocalAddress local;
  const std::size_t hash = url.find('#');
  std::string_view path = url.substr(0, hash);
  if (path.starts_with(kFiles)) {
    path.remove_prefix(kFiles.size());
    if (path.empty() || path.front() == '.' || path.find_first_of("/\\?%&") != std::string_view::npos) return local;
    local.kind = LocalAddress::Kind::kFile;
  } else if (path.size() > kEnding.size() && path.ends_with(kEnding)) {
    path.remove_suffix(kEnding.size());
    if (path.front() == '.' || path.find_first_of("/\\?:& ") != std::string_view::npos) return local;
    local.kind = LocalAddress::Kind::kDigest;
  } else {
    return local;
  }
  local.name = path;
  if (hash != std::string_view::npos) local.fragment = url.substr(hash + 1);
  return local;
}

std::string digest_address(const LocalAddress& local, const SiteBase& base) {
  const bool one_document = base.address.starts_with('#');
  std::string address = std::string(base.address) + "d/" + std::string(local.name);
  if (!one_document) address += ".html";
  if (!local.fragment.empty()) address += (one_document ? "?entry=" : "#") + std::string(local.fragment);
  return address;
}

std::optional<std::string> page_address(std::string_view url, const SiteBase& base) {
  const LocalAddress local = local_address(url);
  switch (local.kind) {
    case LocalAddress::Kind::kDigest:
      return safe_url(digest_address(local, base));
    case LocalAddress::Kind::kFile:
      if (base.inline_files) return std::nullopt;
      return safe_url(std::string(base.address) + std::string(url.substr(3)));
    case LocalAddress::Kind::kOther:
      break;
  }
  return safe_url(url);
}

}  // namespace yoyak::markdown
