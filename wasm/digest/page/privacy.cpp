#include "digest/page/privacy.hpp"

#include <algorithm>
#include <initializer_list>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// In any style: "in-progress", "In Progress".
bool is_one_of_words(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(), [&](std::string_view known) { return same_key(word, known); });
}

// The first folder of a path that is one of `names`; empty where none is.
std::string_view folder_of(std::string_view path, std::initializer_list<std::string_view> names) {
  for (std::size_t slash = path.find('/'); slash != std::string_view::npos; slash = path.find('/')) {
    if (is_one_of_words(path.substr(0, slash), names)) return path.substr(0, slash);
    path.remove_prefix(slash + 1);
  }
  return {};
}

// Words that say that a page is not, or not yet, for everybody. What says only that a page is old or done does not.
bool is_private_word(std::string_view word) {
  return is_one_of_words(
      word,
      {"draft",  "drafts",     "private",     "hidden",    "unpublished", "unpublish",    "unlisted",   "pending",
       "wip",    "never",      "in progress", "in review", "review",      "needs review", "scheduled",  "future",
       "queued", "todo",       "idea",        "outline",   "writing",     "editing",      "internal",   "confidential",
       "secret", "restricted", "members",     "trash",     "trashed",     "deleted",      "auto draft", "초안",
       "비공개", "작성중",     "작성 중",     "임시저장",  "임시 저장",   "검토중",       "검토 중",    "미공개",
       "미발행", "예약",       "下書き",      "非公開",    "執筆中",      "作成中",       "未公開",     "限定公開",
       "予約",   "草稿",       "私密",        "私有",      "未发布",      "未發布",       "未公开",     "非公开",
       "待审核", "待審核",     "定时",        "隐藏",      "隱藏"});
}

// A tag is often the subject of a page, so these are fewer.
bool is_private_tag(std::string_view tag) {
  while (tag.starts_with("#")) tag.remove_prefix(1);
  tag = tag.substr(tag.rfind('/') + 1);  // "status/draft"; npos + 1 is 0
  return is_one_of_words(
      tag, {"draft", "drafts", "wip", "private", "unpublished", "unlisted", "no publish", "do not publish", "초안",
            "비공개", "작성중", "임시저장", "下書き", "非公開", "草稿", "私密", "未发布", "未發布"});
}

bool is_public_word(std::string_view word) {
  return is_one_of_words(word, {"public",    "everyone", "everybody", "all",  "world",    "open", "listed",
                                "published", "visible",  "true",      "yes",  "on",       "1",    "공개",
                                "전체",      "전체공개", "전체 공개", "公開", "全体公開", "公开", "所有人"});
}

}  // namespace

std::optional<PrivatePage> private_page(std::string_view path, const FrontMatter& front) {
  if (const std::string_view folder = folder_of(path, {"_drafts", "_draft", "drafts", "draft", "_private", "private",
                                                       "unpublished", "초안", "비공개", "下書き", "非公開", "草稿"});
      !folder.empty())
    return PrivatePage{"the folder " + std::string(folder) + "/", {}};
  const auto said = [&](std::string_view key, const std::string& value) {
    return PrivatePage{"`" + std::string(key) + ": " + value + "`", std::string(key)};
  };
  for (const std::string_view key :
       {"draft",  "is_draft",     "private",  "is_private", "unlisted",   "hidden",         "unpublished", "wip",
        "secret", "confidential", "internal", "protected",  "no publish", "do not publish", "초안",        "비공개",
        "下書き", "非公開",       "限定公開", "草稿",       "私密",       "非公开"}) {
    // A page with such a key is published only if its value is a clear no.
    if (const std::string value = front.text({key}); !value.empty() && front.flag(key) != false)
      return said(key, value);
  }
  for (const std::string_view key : {"password", "비밀번호", "パスワード", "密码", "密碼"}) {
    if (!front.text({key}).empty()) return PrivatePage{"it has a `" + std::string(key) + "`", {}};
  }
  for (const std::string_view key :
       {"published", "publish",  "public", "is_published", "is_public", "dg-publish",  "visible", "listed",
        "공개",      "공개여부", "발행",   "발행여부",     "게시",      "게시여부",    "公開",    "公開設定",
        "公开",      "是否公开", "发布",   "發布",         "permalink", "build.render"}) {
    const std::string value = front.text({key});
    if (front.flag(key) == false || is_private_word(value)) return said(key, value);
  }
  for (const std::string_view key : {"visibility", "공개범위", "公開範囲", "可见性", "可見性"}) {
    if (const std::string value = front.text({key}); !value.empty() && !is_public_word(value)) return said(key, value);
  }
  for (const std::string_view key :
       {"status", "state", "stage", "access", "audience", "post_status", "publish_status", "publication_status", "상태",
        "발행상태", "공개상태", "게시상태", "状態", "公開状態", "ステータス", "状态", "狀態", "发布状态", "發布狀態"}) {
    for (const std::string& value : front.list(key, false)) {
      if (is_private_word(value)) return said(key, value);
    }
  }
  for (const std::string_view key : {"layout", "type", "tags", "tag", "categories", "labels", "태그", "タグ", "标签",
                                     "標籤", "분류", "カテゴリ", "分类", "分類"}) {
    // "private equity" is one subject, though Jekyll makes two tags of it.
    const bool split = front.text({key}).find_first_of(",#") != std::string::npos;
    for (const std::string& value : front.list(key, split)) {
      if (is_private_tag(value)) return said(key, value);
    }
  }
  return std::nullopt;
}

bool is_in_ignored_folder(std::string_view path) {
  return !folder_of(path, {"templates", "_templates", "_layouts", "_includes", "_site", "node_modules"}).empty();
}

}  // namespace yoyak::digest
