#include "engine/known_names.hpp"

#include <algorithm>
#include <bitset>
#include <cstdint>
#include <cstring>
#include <map>
#include <vector>

namespace yoyak::engine {
namespace {

constexpr KnownName kNames[] = {
    // The first are the most useful: all together may have more bytes than an archive takes (kMaxKnownBytes).
    // Left out: what stands within other words (라마 in 드라마, 비자 in 소비자), because Hangul is searched inside words.
    // Headlines abbreviate countries, parties and offices. Those that stand for one syllable (前 = 전) are left out: the
    // syllable would find nearly everything.
    {"미국", "美"},
    {"중국", "中"},
    {"일본", "日"},
    {"북한", "北"},
    {"한국", "韓"},
    {"영국", "英"},
    {"독일", "獨"},
    {"프랑스", "佛"},
    {"이탈리아", "伊"},
    {"러시아", "露"},
    {"인도", "印"},
    {"호주", "濠"},
    {"대만", "臺"},
    {"베트남", "越"},
    {"유럽", "歐"},
    {"아시아", "亞"},
    {"청와대", "靑"},
    {"여당", "與"},
    {"야당", "野"},
    {"검찰", "檢"},
    {"경찰", "警"},
    // Models, tools and people of artificial intelligence.
    {"오픈AI", "OpenAI"},
    {"오픈에이아이", "OpenAI"},
    {"챗GPT", "ChatGPT"},
    {"챗지피티", "ChatGPT"},
    {"앤트로픽", "Anthropic"},
    {"앤스로픽", "Anthropic"},
    {"클로드", "Claude"},
    {"클로드 코드", "Claude Code"},
    {"제미나이", "Gemini"},
    {"딥마인드", "DeepMind"},
    {"노트북LM", "NotebookLM"},
    {"그록", "Grok"},
    {"코파일럿", "Copilot"},
    {"깃허브", "GitHub"},
    {"퍼플렉시티", "Perplexity"},
    {"미드저니", "Midjourney"},
    {"미스트랄", "Mistral"},
    {"딥시크", "DeepSeek"},
    {"큐웬", "Qwen"},
    {"허깅페이스", "Hugging Face"},
    {"랭체인", "LangChain"},
    {"쿠버네티스", "Kubernetes"},
    {"안드로이드", "Android"},
    {"아이폰", "iPhone"},
    {"윈도우", "Windows"},
    {"리눅스", "Linux"},
    {"파이썬", "Python"},
    {"샘 올트먼", "Sam Altman"},
    {"일론 머스크", "Elon Musk"},
    {"젠슨 황", "Jensen Huang"},
    {"마크 저커버그", "Mark Zuckerberg"},
    {"워런 버핏", "Warren Buffett"},
    {"제롬 파월", "Jerome Powell"},
    {"트럼프", "Trump"},
    // Countries and currencies.
    {"미국", "USA"},
    {"유럽연합", "EU"},
    {"달러", "USD"},
    // Markets, offices, figures.
    {"코스피", "KOSPI"},
    {"코스닥", "KOSDAQ"},
    {"나스닥", "NASDAQ"},
    {"다우존스", "Dow Jones"},
    {"뉴욕증권거래소", "NYSE"},
    {"연준", "Fed"},
    {"연방공개시장위원회", "FOMC"},
    {"국내총생산", "GDP"},
    {"소비자물가지수", "CPI"},
    {"생산자물가지수", "PPI"},
    {"구매관리자지수", "PMI"},
    {"기업공개", "IPO"},
    {"상장지수펀드", "ETF"},
    {"인수합병", "M&A"},
    {"국제통화기금", "IMF"},
    {"세계무역기구", "WTO"},
    {"경제협력개발기구", "OECD"},
    {"석유수출국기구", "OPEC"},
    {"세계보건기구", "WHO"},
    {"중앙은행 디지털화폐", "CBDC"},
    {"스테이블코인", "stablecoin"},
    {"블록체인", "blockchain"},
    {"비트코인", "Bitcoin"},
    {"비트코인", "BTC"},
    {"이더리움", "Ethereum"},
    {"이더리움", "ETH"},
    {"솔라나", "Solana"},
    {"도지코인", "Dogecoin"},
    {"바이낸스", "Binance"},
    {"코인베이스", "Coinbase"},
    {"로빈후드", "Robinhood"},
    {"블랙록", "BlackRock"},
    {"뱅가드", "Vanguard"},
    {"버크셔 해서웨이", "Berkshire Hathaway"},
    {"골드만삭스", "Goldman Sachs"},
    {"모건스탠리", "Morgan Stanley"},
    {"JP모건", "JPMorgan"},
    {"뱅크오브아메리카", "Bank of America"},
    {"웰스파고", "Wells Fargo"},
    {"소프트뱅크", "SoftBank"},
    {"마스터카드", "Mastercard"},
    {"페이팔", "PayPal"},
    // Companies.
    {"엔비디아", "NVIDIA"},
    {"애플", "Apple"},
    {"구글", "Google"},
    {"알파벳", "Alphabet"},
    {"마이크로소프트", "Microsoft"},
    {"아마존", "Amazon"},
    {"메타", "Meta"},
    {"페이스북", "Facebook"},
    {"인스타그램", "Instagram"},
    {"왓츠앱", "WhatsApp"},
    {"테슬라", "Tesla"},
    {"로보택시", "robotaxi"},
    {"사이버트럭", "Cybertruck"},
    {"옵티머스", "Optimus"},
    {"스페이스X", "SpaceX"},
    {"스타링크", "Starlink"},
    {"뉴럴링크", "Neuralink"},
    {"넷플릭스", "Netflix"},
    {"디즈니", "Disney"},
    {"유튜브", "YouTube"},
    {"틱톡", "TikTok"},
    {"바이트댄스", "ByteDance"},
    {"트위터", "Twitter"},
    {"레딧", "Reddit"},
    {"디스코드", "Discord"},
    {"슬랙", "Slack"},
    {"노션", "Notion"},
    {"스포티파이", "Spotify"},
    {"우버", "Uber"},
    {"에어비앤비", "Airbnb"},
    {"브로드컴", "Broadcom"},
    {"퀄컴", "Qualcomm"},
    {"인텔", "Intel"},
    {"마이크론", "Micron"},
    {"TSMC", "Taiwan Semiconductor"},
    {"오라클", "Oracle"},
    {"세일즈포스", "Salesforce"},
    {"어도비", "Adobe"},
    {"시스코", "Cisco"},
    {"팔란티어", "Palantir"},
    {"스노우플레이크", "Snowflake"},
    {"데이터브릭스", "Databricks"},
    {"코어위브", "CoreWeave"},
    {"클라우드플레어", "Cloudflare"},
    {"크라우드스트라이크", "CrowdStrike"},
    {"코스트코", "Costco"},
    {"월마트", "Walmart"},
    {"스타벅스", "Starbucks"},
    {"맥도날드", "McDonald's"},
    {"코카콜라", "Coca-Cola"},
    {"나이키", "Nike"},
    {"보잉", "Boeing"},
    {"록히드마틴", "Lockheed Martin"},
    {"화이자", "Pfizer"},
    {"모더나", "Moderna"},
    {"일라이릴리", "Eli Lilly"},
    {"노보노디스크", "Novo Nordisk"},
    {"웨이모", "Waymo"},
    {"리비안", "Rivian"},
    {"루시드", "Lucid"},
    {"폭스바겐", "Volkswagen"},
    {"토요타", "Toyota"},
    {"화웨이", "Huawei"},
    {"샤오미", "Xiaomi"},
    {"알리바바", "Alibaba"},
    {"텐센트", "Tencent"},
    {"바이두", "Baidu"},
    {"닌텐도", "Nintendo"},
    {"삼성전자", "Samsung Electronics"},
    {"삼성", "Samsung"},
    {"SK하이닉스", "SK hynix"},
    {"현대차", "Hyundai"},
    {"LG에너지솔루션", "LG Energy Solution"},
    {"네이버", "Naver"},
    {"카카오", "Kakao"},
    {"쿠팡", "Coupang"},
    {"두산에너빌리티", "Doosan Enerbility"},
    {"한화에어로스페이스", "Hanwha Aerospace"},
    {"셀트리온", "Celltrion"},
    {"포스코", "POSCO"},
};
static_assert(std::size(kNames) <= 200);

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool is_ascii_letter(char c) { return small(c) >= 'a' && small(c) <= 'z'; }

// Latin letters only as a word of its own.
bool has_at(std::string_view text, std::size_t at, std::string_view spelling) {
  const std::size_t end = at + spelling.size();
  if (end > text.size()) return false;
  if (is_ascii_letter(spelling.front()) && at > 0 && is_ascii_letter(text[at - 1])) return false;
  if (is_ascii_letter(spelling.back()) && end < text.size() && is_ascii_letter(text[end])) return false;
  return std::equal(spelling.begin(), spelling.end(), text.begin() + static_cast<std::ptrdiff_t>(at),
                    [](char a, char b) { return small(a) == small(b); });
}

// Finds which names occur: one look at each letter of Hangul and each word in Latin letters, however many names there
// are. Names found are sought no more, unless `again`.
class Finder {
 public:
  explicit Finder(bool again) : again_(again) {
    for (std::size_t i = 0; i < std::size(kNames); ++i) {
      for (const std::string_view spelling : {kNames[i].hangul, kNames[i].other}) {
        const std::uint64_t key = key_at(spelling, 0);
        sought_.emplace(key, Sought{spelling, i});
        possible_.set(slot(key));
      }
    }
  }

  void read(const digest::Digest& digest) {
    read(digest.overview);
    for (const digest::Entry& entry : digest.entries) {
      read(entry.title);
      for (const digest::Section& section : entry.sections) read(section.markdown);
    }
  }
  void read(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const auto byte = static_cast<unsigned char>(text[at]);
      if (byte >= 0xE0) {
        look(text, at);
        at += kLetter;
      } else if (is_ascii_letter(text[at])) {
        look(text, at);
        while (at < text.size() && is_ascii_letter(text[at])) ++at;
      } else {
        ++at;
      }
    }
  }
  bool found(std::size_t name) const { return found_.test(name); }
  void find(std::size_t name) { found_.set(name); }
  // Those found since the last call.
  std::vector<std::uint32_t> take() {
    std::vector<std::uint32_t> numbers;
    for (std::size_t i = 0; i < found_.size(); ++i) {
      if (found_.test(i)) numbers.push_back(static_cast<std::uint32_t>(i));
    }
    found_.reset();
    return numbers;
  }

 private:
  struct Sought {
    std::string_view spelling;
    std::size_t name;
  };
  static constexpr std::size_t kLetter = 3;  // bytes of a letter of Hangul and the like
  static constexpr std::size_t kSlots = 1u << 16;

  // What is looked at first, without capitals: two letters of Hangul, a Chinese character, or up to three letters of a
  // word in Latin letters.
  static std::uint64_t key_at(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    std::uint64_t key = 0;
    if (first < 0x80) {
      for (std::size_t i = at; i < text.size() && i < at + 3 && is_ascii_letter(text[i]); ++i)
        key = key << 8 | static_cast<unsigned char>(small(text[i]));
      return key;
    }
    const std::size_t size = first >= 0xEA && first <= 0xED ? 2 * kLetter : kLetter;
    if (text.size() - at >= sizeof key) std::memcpy(&key, text.data() + at, sizeof key);
    else std::memcpy(&key, text.data() + at, text.size() - at);
    constexpr std::uint64_t kHighs = 0x8080808080808080u;
    key |= (~key & kHighs) >> 2;
    return key & ((std::uint64_t{1} << 8 * size) - 1);
  }
  static std::size_t slot(std::uint64_t key) { return (key * 0x9E3779B97F4A7C15u) >> 48; }

  void look(std::string_view text, std::size_t at) {
    const std::uint64_t key = key_at(text, at);
    if (!possible_.test(slot(key))) return;
    const auto [first, last] = sought_.equal_range(key);
    if (first == last) return;
    bool all = true;
    for (auto it = first; it != last; ++it) {
      if (!found_.test(it->second.name) && has_at(text, at, it->second.spelling)) found_.set(it->second.name);
      all = all && found_.test(it->second.name);
    }
    if (!all || again_) return;
    sought_.erase(first, last);
    const auto shared = [&](const auto& other) { return slot(other.first) == slot(key); };
    possible_.set(slot(key), std::any_of(sought_.begin(), sought_.end(), shared));
  }

  bool again_;  // what was found is looked for all the same
  std::multimap<std::uint64_t, Sought> sought_;
  std::bitset<kSlots> possible_;
  std::bitset<std::size(kNames)> found_;
};

}  // namespace

std::vector<KnownName> known_names(const std::vector<digest::Digest>& digests,
                                   const std::vector<std::uint32_t>& found) {
  Finder finder(false);
  for (const std::uint32_t name : found) {
    if (name < std::size(kNames)) finder.find(name);
  }
  for (const digest::Digest& digest : digests) finder.read(digest);
  std::vector<KnownName> names;
  for (std::size_t i = 0; i < std::size(kNames); ++i) {
    if (finder.found(i)) names.push_back(kNames[i]);
  }
  return names;
}

std::vector<std::vector<std::uint32_t>> numbers_of_names(const std::vector<const digest::Digest*>& digests) {
  Finder finder(true);
  std::vector<std::vector<std::uint32_t>> numbers;
  for (const digest::Digest* digest : digests) {
    finder.read(*digest);
    numbers.push_back(finder.take());
  }
  return numbers;
}

}  // namespace yoyak::engine
