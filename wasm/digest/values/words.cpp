#include "digest/values/words.hpp"

#include <algorithm>
#include <string>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

// Match keys, with a space around each.
constexpr std::string_view kReferences =
    " 참고 참고자료 참고문헌 참고링크 출처 출처목록 관련링크 관련글 관련자료 관련기사 링크 링크모음 원문 원문링크 "
    "더보기 "
    "더읽기 더읽을거리 함께읽기 각주 주석 자료출처 reference references source sources link links furtherreading "
    "readmore moreresources seealso related relatedlinks relatedposts relatedarticles footnotes notes bibliography "
    "citations credits url shownotes 쇼노트 ショーノート 节目笔记 節目筆記 参考 参考文献 参考資料 参考リンク "
    "関連リンク 関連記事 出典 リンク 注釈 脚注 参考资料 "
    "參考資料 "
    "参考链接 參考連結 相关链接 相關連結 相关阅读 来源 來源 延伸阅读 延伸閱讀 链接 連結 注释 註釋 ";
constexpr std::string_view kFraming =
    " 개요 소개 들어가며 들어가기 서론 머리말 마치며 마무리 맺음말 맺으며 결론 총평 정리 나가며 한줄평 요약 "
    "introduction intro overview about conclusion conclusions summary closing closingthoughts wrapup outro "
    "はじめに 概要 まとめ おわりに 最後に 結論 简介 簡介 前言 引言 总结 總結 结论 結論 小结 結語 结语 ";
constexpr std::string_view kContents =
    " 목차 차례 글목차 이글의목차 이페이지의내용 contents tableofcontents toc onthispage inthispost inthisarticle "
    "inthisissue 目次 "
    "もくじ この記事の目次 目录 目錄 本文目录 文章目录 ";
constexpr std::string_view kFacts =
    " 정보 영상정보 동영상정보 비디오정보 기본정보 기사정보 논문정보 메타데이터 메타정보 개요정보 info information "
    "videoinfo videoinformation videodetails details metadata basicinfo articleinfo paperinfo 動画情報 "
    "基本情報 "
    "記事情報 情報 视频信息 影片資訊 影片資料 基本信息 基本資訊 文章信息 元数据 ";
// Words that lead to another page of the same site.
constexpr std::string_view kNavigation =
    " 목록 목록으로 목차로 처음 처음으로 홈 홈으로 위로 맨위로 맨위 이전 이전글 이전글보기 다음 다음글 다음글보기 뒤로 "
    "돌아가기 전체목록 top backtotop back gotop up home index next nextpost nextpage previous previouspost prev "
    "newer older newerposts olderposts toc archive 前へ 次へ 前の記事 次の記事 トップ トップへ戻る 一覧 一覧へ ホーム "
    "구독 구독하기 공유 공유하기 댓글남기기 subscribe subscribenow unsubscribe share sharethispost leaveacomment "
    "viewonline viewinbrowser readinapp 購読 購読する 登録する シェア シェアする 共有 コメントする 订阅 訂閱 分享 "
    "目次へ 上一篇 下一篇 上一页 下一页 返回 返回目录 返回首页 首页 首頁 顶部 ";

bool holds(std::string_view words, std::string_view text) {
  constexpr std::size_t kMaxWord = 60;  // bytes; longer texts say something
  if (text.size() > kMaxWord) return false;
  const std::string key = text::match_key(text);
  return !key.empty() && words.find(" " + key + " ") != std::string_view::npos;
}

bool is_arrow_at(std::string_view text) {
  constexpr std::string_view kArrows[] = {"←", "→", "↑", "⬅", "➡", "⬆", "«", "»",
                                          "◀", "▶", "<", ">", "‹", "›", "⇐", "⇒"};
  return std::any_of(std::begin(kArrows), std::end(kArrows), [&](std::string_view a) { return text.starts_with(a); });
}

bool has_scheme(std::string_view url) {
  const std::size_t colon = url.find(':');
  return url.starts_with("//") || (colon != std::string_view::npos && colon < url.find_first_of("/?#"));
}

}  // namespace

bool is_reference_heading(std::string_view heading) { return holds(kReferences, heading); }
bool is_framing_heading(std::string_view heading) { return holds(kFraming, heading); }
bool is_facts_heading(std::string_view heading) { return holds(kFacts, heading); }
bool is_contents_heading(std::string_view heading) { return holds(kContents, heading); }

bool is_generic_title(std::string_view title) {
  constexpr std::string_view kThings =
      " 기사 뉴스 소식 글 영상 동영상 논문 항목 번 번째 번째기사 번째영상 article news story item post video paper "
      "entry "
      "link 記事 ニュース 動画 論文 項目 新闻 文章 视频 影片 论文 条目 ";
  std::string word;
  bool digit = false;
  for (const char c : text::match_key(title)) {
    if (text::is_ascii_digit(c)) digit = true;
    else word += c;
  }
  return word.empty() ? digit : word.size() < 40 && kThings.find(" " + word + " ") != std::string_view::npos;
}

bool is_navigation_word(std::string_view text) { return text::match_key(text).empty() || holds(kNavigation, text); }

bool is_navigation(std::string_view text, std::string_view url) {
  if (url.empty() || url.front() == '#') return true;
  if (has_scheme(url)) return holds(kNavigation, text);  // some write the addresses of their own site out
  if (url.find_first_not_of("./") == std::string_view::npos) return true;  // "../", "/", "."
  text = text::trim(text);
  const bool arrow = is_arrow_at(text) || (text.size() >= 3 && (is_arrow_at(text.substr(text.size() - 3)) ||
                                                                is_arrow_at(text.substr(text.size() - 2)) ||
                                                                is_arrow_at(text.substr(text.size() - 1))));
  return arrow || text::match_key(text).empty() || holds(kNavigation, text);
}

}  // namespace yoyak::digest
