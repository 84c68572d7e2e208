// Addresses within a site, as the Markdown of its digests has them: "ID.md" and "ID.md#entry" of another digest,
// "../f/NAME" of a file that was published with them. So the Markdown that a site publishes beside its pages has
// working links. In HTML they become what the host's pages need.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yoyak::markdown {

struct LocalAddress {
  enum class Kind : std::uint8_t { kOther, kDigest, kFile };
  Kind kind = Kind::kOther;
  std::string_view name;      // id of the digest, encoded as in the address; "NAME" of the file
  std::string_view fragment;  // without '#', encoded
};

LocalAddress local_address(std::string_view url);

// Where a host's pages find the digests and files of a site.
struct SiteBase {
  // Relative address of the site, empty or with a slash at its end: "../" in the page of a digest. Beginning with '#',
  // as "#/", it is that of a document that holds the whole site.
  std::string_view address;
  bool inline_files = false;  // the host has the bytes of files: they get no address, but data-file="f/NAME"
};

// The address of a digest's page in the site, not escaped.
std::string digest_address(const LocalAddress& local, const SiteBase& base);

// An address that stands alone, as that of an entry, for a page; nothing where it is not safe. A file whose bytes the
// host has, has none.
std::optional<std::string> page_address(std::string_view url, const SiteBase& base);

}  // namespace yoyak::markdown
