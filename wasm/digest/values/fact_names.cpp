#include "digest/values/fact_names.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "text/characters.hpp"

namespace yoyak::digest {
namespace {

struct FactNames {
  Fact fact;
  std::string_view names;  // match keys, with spaces between them
};

constexpr std::array<FactNames, 9> kNames = {{
    {Fact::kTitle,
     " 제목 영상제목 동영상제목 원제 원제목 타이틀 기사제목 논문제목 title videotitle originaltitle papertitle "
     "headline "
     "タイトル 動画タイトル 題名 原題 标题 標題 视频标题 影片標題 題目 题目 "},
    {Fact::kChannel,
     " 채널 채널명 채널이름 유튜버 유튜브채널 매체 매체명 언론사 저자 작성자 글쓴이 발행처 channel channelname "
     "youtuber author "
     "writer publisher by from チャンネル チャンネル名 投稿者 配信者 著者 メディア 频道 頻道 频道名 作者 up主 发布者 "
     "媒体 "},
    {Fact::kLength,
     " 길이 영상길이 재생시간 영상시간 시간 러닝타임 duration length runtime videolength 長さ 再生時間 動画時間 "
     "动画时长 "
     "时长 時長 视频时长 影片長度 "},
    {Fact::kTime,
     " 업로드 업로드일 업로드날짜 게시 게시일 게시날짜 날짜 일시 발행 발행일 공개일 등록일 작성일 published "
     "publishedat "
     "publishedon publisheddate publishdate date uploaded uploadedon uploaddate posted time 公開日 公開日時 投稿日 "
     "日付 "
     "配信日 アップロード日 日期 发布 发布日期 發布日期 发布时间 發佈日期 上传日期 上傳日期 "},
    {Fact::kLink,
     " 링크 영상링크 동영상링크 유튜브링크 원본링크 원문링크 기사링크 원문 원본 주소 영상주소 url 영상url 동영상url "
     "바로가기 "
     "link videolink videourl sourceurl sourcelink originallink originalurl originalarticle readmore fullarticle watch "
     "video youtube youtubeurl リンク 動画リンク 動画url 元記事 元動画 出典url 链接 連結 鏈接 视频链接 影片連結 原文 "
     "原文链接 "
     "原文連結 阅读原文 查看原文 閱讀原文 記事を読む 続きを読む 기사보기 기사전문 전문보기 원문보기 영상보기 "
     "자세히보기 "
     "보러가기 readarticle readthearticle viewarticle fulltext fullstory readthefullstory 地址 网址 網址 "},
    {Fact::kSource, " 출처 소스 source sources via 出典 来源 來源 情報源 引用元 "},
    {Fact::kPaper,
     " 논문 논문링크 논문주소 깃허브 코드 프로젝트페이지 arxiv arxivid arxivlink arxivurl paper paperlink paperurl pdf "
     "pdflink pdfurl doi html code codelink github githubrepo repository homepage projectpage 论文链接 论文地址 代码 "
     "代码链接 项目主页 論文リンク コード "},
    {Fact::kPeople, " authors 저자들 저자목록 공저자 著者一覧 作者列表 작성자들 "},
    {Fact::kText,
     " 요약 한줄요약 요점 핵심 핵심요점 keypoints keypoint takeaways keytakeaways takeaway gist inshort ポイント 要点 "
     "核心要点 "
     "一句话 内容摘要 내용 내용요약 핵심내용 핵심내용요약 핵심요약 주요내용 설명 소개 summary description abstract "
     "tldr "
     "概要 "
     "要約 内容 摘要 简介 簡介 描述 "},
}};

constexpr std::size_t count_names() {
  std::size_t count = 0;
  for (const FactNames& entry : kNames) {
    for (std::size_t i = 1; i < entry.names.size(); ++i) count += entry.names[i] == ' ' && entry.names[i - 1] != ' ';
  }
  return count;
}

struct FactName {
  std::string_view name;
  Fact fact = Fact::kNone;
};

// All names, sorted. Every heading and every line under one asks for some.
constexpr std::array<FactName, count_names()> sorted_names() {
  std::array<FactName, count_names()> sorted;
  std::size_t count = 0;
  for (const FactNames& entry : kNames) {
    std::size_t begin = 0;
    for (std::size_t i = 0; i < entry.names.size(); ++i) {
      if (entry.names[i] != ' ') continue;
      if (i > begin) sorted[count++] = {entry.names.substr(begin, i - begin), entry.fact};
      begin = i + 1;
    }
  }
  std::sort(sorted.begin(), sorted.end(), [](const FactName& a, const FactName& b) { return a.name < b.name; });
  return sorted;
}
constexpr auto kSorted = sorted_names();

}  // namespace

Fact fact_of_name(std::string_view name) {
  constexpr std::size_t kMaxName = 60;  // bytes; what is longer names nothing
  if (name.empty() || name.size() > kMaxName) return Fact::kNone;
  const std::string key = text::match_key(name);
  const auto* const found = std::lower_bound(kSorted.begin(), kSorted.end(), std::string_view(key),
                                             [](const FactName& a, std::string_view b) { return a.name < b; });
  return found != kSorted.end() && found->name == key ? found->fact : Fact::kNone;
}

}  // namespace yoyak::digest
