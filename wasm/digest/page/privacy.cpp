#include "digest/page/privacy.hpp"

#include <algorithm>
#include <initializer_list>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

bool is_one_of_words(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view known) { return text::equals_ignoring_case(word, known); });
}

// The first folder of a path that is one of `names`; empty where none is.
std::string_view folder_of(std::string_view path, std::initializer_list<std::string_view> names) {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    if (is_one_of_words(path.substr(0, slash), names)) return path.substr(0, slash);
    path.remove_prefix(slash + 1);
  }
  return {};
}

}  // namespace

std::optional<PrivatePage> private_page(std::string_view path, const FrontMatter& front) {
  if (const std::string_view folder = folder_of(path, {"_drafts", "_draft", "drafts", "draft"}); !folder.empty())
    return PrivatePage{"the folder " + std::string(folder) + "/", {}};
  const auto said = [&](std::string_view key) {
    return PrivatePage{"`" + std::string(key) + ": " + front.text({key}) + "`", std::string(key)};
  };
  for (const std::string_view key : {"draft", "is_draft", "private", "is_private", "unlisted", "hidden", "초안",
                                     "비공개", "下書き", "非公開", "草稿"}) {
    // A page with such a key is published only if its value is a clear no.
    if (!front.text({key}).empty() && front.flag(key) != false) return said(key);
  }
  for (const std::string_view key : {"published", "publish", "public", "is_published", "dg-publish", "공개", "발행",
                                     "公開", "公开", "发布", "permalink", "build.render"}) {
    if (front.flag(key) == false) return said(key);
  }
  for (const std::string_view key : {"status", "state", "visibility", "access", "상태", "공개 범위", "状態",
                                     "ステータス", "状态", "狀態", "build.render"}) {
    if (is_one_of_words(front.text({key}),
                        {"draft",  "private", "hidden", "unpublished", "unlisted", "pending", "wip",    "never",
                         "초안",   "비공개",  "작성중", "작성 중",     "임시저장", "下書き",  "非公開", "執筆中",
                         "作成中", "草稿",    "私密",   "未发布",      "未公開",   "未發布"}))
      return said(key);
  }
  return std::nullopt;
}

bool is_in_ignored_folder(std::string_view path) {
  return !folder_of(path, {"templates", "_templates", "_layouts", "_includes", "_site", "node_modules"}).empty();
}

}  // namespace yoyak::digest
