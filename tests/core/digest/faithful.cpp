#include "digest/faithful.hpp"

#include <algorithm>
#include <cctype>
#include <set>

#include "digest/support.hpp"
#include "markdown/html.hpp"
#include "text/unicode.hpp"
#include "text/utf8.hpp"

namespace yoyak::test {
namespace {

using Words = std::vector<std::string>;

bool is_digits(std::string_view text) {
  return !text.empty() &&
         std::all_of(text.begin(), text.end(), [](char c) { return std::isdigit(static_cast<unsigned char>(c)); });
}

// "&amp;" and "&#39;" stand for characters; neither side counts them as letters.
std::size_t entity_size(std::string_view text) {
  if (!text.starts_with("&")) return 0;
  std::size_t at = 1;
  while (at < text.size() && at < 32 && (std::isalnum(static_cast<unsigned char>(text[at])) || text[at] == '#')) ++at;
  return at > 1 && at < text.size() && text[at] == ';' ? at + 1 : 0;
}

// Where "(address "title")" ends, behind its parenthesis; 0 where there is none.
std::size_t destination_end(std::string_view text, std::string* target) {
  if (!text.starts_with("(")) return 0;
  std::size_t at = 1;
  std::string address;
  const auto blank = [&] { return at < text.size() && text[at] == ' '; };
  while (blank()) ++at;
  if (at < text.size() && text[at] == '<') {
    const std::size_t close = text.find('>', at);
    if (close == std::string_view::npos) return 0;
    address = text.substr(at + 1, close - at - 1);
    at = close + 1;
  } else {
    for (int depth = 0; at < text.size() && text[at] != ' ' && (text[at] != ')' || depth > 0); ++at) {
      if (text[at] == '\\' && at + 1 < text.size() && std::ispunct(static_cast<unsigned char>(text[at + 1]))) {
        ++at;
      } else {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
      }
      address += text[at];
    }
  }
  while (blank()) ++at;
  if (at < text.size() && (text[at] == '"' || text[at] == '\'')) {
    const std::size_t close = text.find(text[at], at + 1);
    if (close == std::string_view::npos) return 0;
    at = close + 1;
    while (blank()) ++at;
  }
  if (at >= text.size() || text[at] != ')') return 0;
  if (target) *target = std::move(address);
  return at + 1;
}

std::size_t tag_end(std::string_view text) {
  if (text.size() < 3 || text[0] != '<' || (!std::isalpha(static_cast<unsigned char>(text[1])) && text[1] != '/'))
    return 0;
  const std::size_t close = text.find_first_of(">\n");
  const std::size_t colon = text.find("://");  // "<https://…>" is text and a link
  return close != std::string_view::npos && text[close] == '>' && (colon > close || text.find('=') < colon) ? close + 1
                                                                                                            : 0;
}

// Where "[^name]" ends; the number of the note stands in its place.
std::size_t note_end(std::string_view text) {
  const std::size_t close = text.find_first_of(" []", 2);
  return close != std::string_view::npos && text[close] == ']' ? close + 1 : 0;
}

// A title is text in which the references to notes stand as they are written.
Words words_of_title(std::string_view title) {
  std::string without;
  for (std::size_t at = 0; at < title.size();) {
    const std::size_t skip = title.substr(at).starts_with("[^") ? note_end(title.substr(at)) : 0;
    if (skip == 0) without += title[at];
    at += skip > 0 ? skip : 1;
  }
  return plain_words(without);
}

using Labels = std::set<std::string>;

std::string folded(std::string_view label) {
  std::string out;
  for (const std::string& word : plain_words(label)) {
    for (const char c : word) out += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    out += ' ';
  }
  return out;
}

// The words of a line or a text that are seen: no addresses, tags, labels of definitions, attribute lists, entities.
Words seen_words(std::string_view text, const Labels& labels, std::vector<std::string>* targets = nullptr) {
  Words result(1);
  const auto end_word = [&] {
    if (!result.back().empty()) result.emplace_back();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view rest = text.substr(at);
    std::size_t skip = entity_size(rest);
    if (skip == 0) skip = tag_end(rest);
    if (skip == 0 && rest.starts_with("<!--"))
      skip = rest.find("-->") == std::string_view::npos ? 0 : rest.find("-->") + 3;
    if (skip == 0 && rest.starts_with("[^")) skip = note_end(rest);
    if (skip == 0 && rest.starts_with("{:") && rest.find('}') != std::string_view::npos) skip = rest.find('}') + 1;
    if (skip == 0 && rest.starts_with("](")) {
      std::string target;
      skip = destination_end(rest.substr(1), &target);
      if (skip > 0 && targets) targets->push_back(target);
      if (skip > 0) ++skip;
    }
    if (skip == 0 && rest.starts_with("][")) {
      const std::size_t close = rest.find(']', 2);
      if (close != std::string_view::npos && (close == 2 || labels.contains(folded(rest.substr(2, close - 2)))))
        skip = close + 1;
    }
    if (skip > 0) {
      end_word();
      at += skip;
      continue;
    }
    const std::size_t before = at;
    const char32_t c = text::next_unchecked(text, at);
    if (text::is_word(c) && c != '_') {
      result.back() += text.substr(before, at - before);
    } else {
      end_word();
    }
  }
  if (result.back().empty()) result.pop_back();
  return result;
}

std::string decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto hex = [&](std::size_t at) {
      return at < text.size() && std::isxdigit(static_cast<unsigned char>(text[at])) != 0;
    };
    if (text[i] == '%' && hex(i + 1) && hex(i + 2)) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 1, 2)), nullptr, 16));
      i += 2;
      continue;
    }
    bool done = false;
    for (const auto& [name, letter] : {std::pair<std::string_view, char>{"&amp;", '&'},
                                       {"&lt;", '<'},
                                       {"&gt;", '>'},
                                       {"&quot;", '"'},
                                       {"&#39;", '\''}}) {
      if (done || !text.substr(i).starts_with(name)) continue;
      out += letter;
      i += name.size() - 1;
      done = true;
    }
    if (!done) out += text[i];
  }
  return out;
}

// What stands between tags, with the texts of images and the boxes of tasks, and the targets of links and images.
Words html_words(std::string_view html, const Labels& labels, std::set<std::string>& targets) {
  std::string text;
  const auto attribute = [](std::string_view tag, std::string_view name) {
    const std::size_t at = tag.find(" " + std::string(name) + "=\"");
    if (at == std::string_view::npos) return std::string_view{};
    const std::size_t begin = at + name.size() + 3;
    return tag.substr(begin, tag.find('"', begin) - begin);
  };
  std::string flat;
  bool in_frame = false;  // of an image that is not loaded
  for (std::size_t at = 0; at < html.size();) {
    const std::size_t open = std::min(html.find('<', at), html.size());
    flat += html.substr(at, open - at);
    if (open == html.size()) break;
    const std::size_t close = html.find('>', open);
    const std::string_view tag = html.substr(open, close - open);
    for (const char* name : {"href", "src", "data-src"}) {
      if (!attribute(tag, name).empty()) targets.insert(decoded(attribute(tag, name)));
    }
    flat += " \x01 ";
    if (tag.find("class=\"yk-ref yk-note\"") != std::string_view::npos) {
      at = html.find("</a>", close);  // the number of a note
      continue;
    }
    if (tag.find("class=\"yk-image\"") != std::string_view::npos) in_frame = true;
    if (in_frame && tag == "<small") {
      at = html.find("</small>", close);  // the host of an image
      in_frame = false;
      continue;
    }
    if (tag.starts_with("<img")) flat += std::string(attribute(tag, "alt")) + " \x01 ";
    if (tag.starts_with("<input") && tag.find("checked") != std::string_view::npos) flat += "x ";
    at = close + 1;
  }
  // Entities of markup only: what is seen then is read by the rules for the page itself.
  for (std::size_t i = 0; i < flat.size();) {
    const std::string_view rest = std::string_view(flat).substr(i);
    if (rest.starts_with("&lt;")) text += '<', i += 4;
    else if (rest.starts_with("&gt;")) text += '>', i += 4;
    else if (rest.starts_with("&amp;")) text += '&', i += 5;
    else if (rest.starts_with("&quot;")) text += '"', i += 6;
    else text += flat[i++];
  }
  return seen_words(text, labels);
}

std::size_t find_run(const Words& in, std::size_t from, const Words& run) {
  const auto at = std::search(in.begin() + static_cast<std::ptrdiff_t>(std::min(from, in.size())), in.end(),
                              run.begin(), run.end());
  return at == in.end() && !run.empty() ? std::string::npos : static_cast<std::size_t>(at - in.begin());
}

struct Stream {
  Words words;
  std::size_t at = 0;

  bool take(const Words& run) {
    const std::size_t found = find_run(words, at, run);
    if (found == std::string::npos) return false;
    at = found + run.size();
    return true;
  }
};

// A word of a time or a length.
bool is_measure(const std::string& word) {
  static const std::set<std::string> kUnits = {"h",       "hr",     "hrs",     "hour", "hours", "m",      "min",
                                               "mins",    "minute", "minutes", "s",    "sec",   "secs",   "second",
                                               "seconds", "and",    "PT",      "live", "Live",  "라이브", "실시간",
                                               "생방송",  "시간",   "분",      "초",   "T",     "Z",      "링크"};
  return std::isdigit(static_cast<unsigned char>(word[0])) || kUnits.contains(word) || word.starts_with("PT");
}

bool all_in(const Words& words, const Words& in) {
  return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
    return is_measure(word) || std::find(in.begin(), in.end(), word) != in.end();
  });
}

std::size_t head_lines(const std::vector<std::string>& lines) {
  if (lines.empty()) return 0;
  const auto fence = [&](std::size_t i, std::string_view mark) {
    return std::string_view(lines[i]).substr(0, lines[i].find_last_not_of(" \t") + 1) == mark;
  };
  const bool toml = fence(0, "+++");
  if (toml || fence(0, "---")) {
    bool keys = toml;  // without one, what stands between two breaks is text
    for (std::size_t i = 1; i < lines.size(); ++i) {
      const std::size_t colon = lines[i].find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ _-");
      keys = keys || (colon != std::string::npos && colon > 0 && lines[i][colon] == ':') || (i == 1 && fence(i, "---"));
      if (!keys && fence(i, "---")) return 0;
      if (toml ? fence(i, "+++") : fence(i, "---") || fence(i, "...")) return i + 1;
    }
    return 0;
  }
  if (!lines[0].starts_with("Title:") && !lines[0].starts_with("Date:")) return 0;
  return static_cast<std::size_t>(std::find(lines.begin(), lines.end(), "") - lines.begin());
}

class Check {
 public:
  Check(std::string_view page, const digest::Digest& digest) : digest_(digest), lines_(lines_of(page)) {
    first_ = head_lines(lines_);
    for (std::size_t i = first_; i < lines_.size(); ++i) find_definition(lines_[i]);
    overview_.words = words_of(digest.overview);
    title_words_ = words_of_title(digest.title);
    for (const digest::Entry& entry : digest.entries) {
      targets_.insert(decoded(entry.url));
      Stream stream;
      for (const digest::Section& section : entry.sections) {
        for (std::string& word : plain_words(section.label)) stream.words.push_back(std::move(word));
        for (std::string& word : words_of(section.markdown)) stream.words.push_back(std::move(word));
      }
      entries_.push_back(std::move(stream));
    }
  }

  std::optional<std::string> run() {
    bool code = false;
    for (std::size_t i = first_; i < lines_.size(); ++i) {
      const std::size_t text = lines_[i].find_first_not_of(' ');
      const bool fence = text != std::string::npos &&
                         (lines_[i].compare(text, 3, "```") == 0 || lines_[i].compare(text, 3, "~~~") == 0);
      if (fence) code = !code;
      std::vector<std::string> targets;
      Words words = seen_words(lines_[i], labels_, code || fence || text > 3 ? nullptr : &targets);
      if (const auto link = lost_target(lines_[i], targets))
        return "the target " + *link + " of line " + std::to_string(i + 1) + ": " + lines_[i];
      if (fence || i < taken_) words.clear();  // the language of code, the rest of a title
      drop_number(lines_[i], words);
      if (words.empty() || line(i, words)) continue;
      return "line " + std::to_string(i + 1) +
             (current_ == 0 ? std::string() : " (entry " + digest_.entries[current_ - 1].title + ")") + ": " +
             lines_[i];
    }
    if (current_ != digest_.entries.size()) return "no line begins the entry " + digest_.entries[current_].title;
    return std::nullopt;
  }

 private:
  Words words_of(const std::string& markdown) {
    std::string html;
    markdown::render_html(markdown, {}, html);
    return html_words(html, labels_, targets_);
  }

  void find_definition(const std::string& line) {
    const std::size_t open = line.find_first_not_of(' ');
    if (open == std::string::npos || open > 3 || line[open] != '[' || line.compare(open, 2, "[^") == 0) return;
    const std::size_t close = line.find("]:", open);
    if (close == std::string::npos || line.find_first_not_of(' ', close + 2) == std::string::npos) return;
    labels_.insert(folded(std::string_view(line).substr(open + 1, close - open - 1)));
    definitions_.insert(line);
  }

  // "1. text", "## 2. text", "**3. text": numbers of lists and labels are not words.
  static void drop_number(const std::string& line, Words& words) {
    if (words.empty() || !is_digits(words[0]) || words[0].size() > 9) return;
    const std::size_t at = line.find(words[0]);
    const std::size_t after = at + words[0].size();
    if (line.find_first_not_of(" \t>#*+-\\[<") != at && line.find_first_of("0123456789") != at) return;
    if (after < line.size() && (line[after] == '.' || line[after] == ')') &&
        (after + 1 == line.size() || line[after + 1] == ' '))
      words.erase(words.begin());
  }

  std::optional<std::string> lost_target(const std::string& line, const std::vector<std::string>& targets) const {
    for (const std::string& target : targets) {
      if (target.empty() || target[0] == '#') continue;
      const std::string plain = decoded(target);
      const std::size_t colon = plain.find(':');
      const std::string scheme = colon == std::string::npos ? "" : plain.substr(0, colon);
      const bool other = !scheme.empty() && scheme.find_first_of("/?#") == std::string::npos && scheme != "http" &&
                         scheme != "https" && scheme != "mailto";
      if (other || targets_.contains(plain)) continue;
      if (line.find('`') != std::string::npos) continue;  // perhaps code
      return target;
    }
    return std::nullopt;
  }

  // The words of a line, and of those it goes on in where a title is a sentence that stands in several.
  Words with_next_lines(std::size_t i, Words words, std::size_t& last) const {
    last = i;
    if (current_ == digest_.entries.size()) return words;
    const Words title = words_of_title(digest_.entries[current_].title);
    const Words first = words;
    for (std::size_t k = i + 1; k < lines_.size() && k < i + 4 && !lines_[k].empty(); ++k) {
      if (find_run(words, 0, title) < first.size()) return words;
      last = k;
      for (std::string& word : seen_words(lines_[k], labels_)) words.push_back(std::move(word));
    }
    if (find_run(words, 0, title) < first.size()) return words;
    last = i;
    return first;
  }

  // `words` are those of lines `i` to `last`.
  bool begins_entry(std::size_t i, std::size_t last, const Words& words) const {
    if (current_ == digest_.entries.size()) return false;
    const digest::Entry& entry = digest_.entries[current_];
    if (find_run(words, 0, words_of_title(entry.title)) == std::string::npos) return false;
    const std::string& line = lines_[i];
    const std::size_t text = line.find_first_not_of(' ');
    const bool heading = line[text] == '#' || (i + 1 < lines_.size() && lines_[i + 1].size() > 1 &&
                                               lines_[i + 1].find_first_not_of("=-") == std::string::npos);
    bool linked = false;
    for (std::size_t k = i; k <= last; ++k)
      linked = linked || decoded(lines_[k]).find(decoded(entry.url)) != std::string::npos;
    return heading || linked;
  }

  // The heading of an entry: its title, and for the rest its channel, its length, or text that it begins with.
  bool take_heading(const Words& words) {
    const digest::Entry& entry = digest_.entries[current_];
    Words rest = words;
    const Words title = words_of_title(entry.title);
    const auto at = static_cast<std::ptrdiff_t>(find_run(rest, 0, title));
    rest.erase(rest.begin() + at, rest.begin() + at + static_cast<std::ptrdiff_t>(title.size()));
    Words known = plain_words(entry.channel + " " + entry.url);
    const Words& text = entries_[current_].words;
    known.insert(known.end(), text.begin(),
                 text.begin() + static_cast<std::ptrdiff_t>(std::min(text.size(), rest.size() + 12)));
    ++current_;
    under_ = true;
    return all_in(rest, known);
  }

  bool line(std::size_t i, const Words& words) {
    const bool under = under_;
    under_ = false;
    if (definitions_.contains(lines_[i])) return true;
    if (lines_[i].starts_with("[^") || goes_on_note(i)) return is_note(words);
    std::size_t last = i;
    const Words whole = with_next_lines(i, words, last);
    if (begins_entry(i, last, whole)) {
      taken_ = last + 1;
      return take_heading(whole);
    }
    if (under && current_ > 0 && all_in(words, plain_words(digest_.entries[current_ - 1].channel))) return true;
    if (current_ > 0 && entries_[current_ - 1].take(words)) return true;
    if (overview_.take(words)) return true;
    return is_structure(i, words) || is_label(i, words);
  }

  // A line of a note behind its first: glued to it, or indented behind empty lines.
  bool goes_on_note(std::size_t i) const {
    const auto indented = [&](std::size_t k) { return lines_[k].starts_with("    "); };
    const auto begins_block = [&](std::size_t k) {
      const std::string& line = lines_[k];
      return std::string_view("#>|<[").find(line[0]) != std::string_view::npos || line.starts_with("```") ||
             (std::string_view("-*+").find(line[0]) != std::string_view::npos && line.substr(1, 1) == " ") ||
             (std::isdigit(static_cast<unsigned char>(line[0])) != 0 && line.find(". ") < 3);
    };
    for (std::size_t k = i;; --k) {
      if (k < i && lines_[k].starts_with("[^")) return true;
      if (k == first_) return false;
      if (!lines_[k].empty() && (begins_block(k) || (lines_[k - 1].empty() && !indented(k)))) return false;
    }
  }

  // Notes stand behind the text that refers to them.
  bool is_note(const Words& words) const {
    const auto has = [&](const Stream& stream) { return find_run(stream.words, 0, words) != std::string::npos; };
    return has(overview_) || std::any_of(entries_.begin(), entries_.end(), has);
  }

  // A heading over a list of links labels every entry under it.
  bool is_label(std::size_t i, const Words& words) const {
    if (current_ == digest_.entries.size()) return false;
    for (std::size_t e = current_; e < digest_.entries.size(); ++e) {  // shown as a heading over its entries
      for (const std::string& group : digest_.entries[e].groups) {
        if (plain_words(group) == words) return true;
      }
    }
    const auto& sections = digest_.entries[current_].sections;
    if (!sections.empty() && plain_words(sections[0].label) == words) return true;  // underlined, or a category's item
    return !sections.empty() && lines_[i].find('#') != std::string::npos &&
           find_run(plain_words(sections[0].label), 0, words) != std::string::npos;
  }

  bool is_structure(std::size_t i, const Words& words) const {
    static const std::set<std::string> kForm = {"일일 요약",     "개별 영상 요약", "목차",
                                                "Daily summary", "Videos",         "Contents"};
    const std::string& line = lines_[i];
    if (line.find("href=\"#\"") != std::string::npos) return true;
    const std::size_t text = line.find_first_not_of(' ');
    const bool heading = line[text] == '#';
    if (heading && kForm.contains(line.substr(std::min(line.size(), line.find_first_not_of("# "))))) return true;
    const bool setext =
        i + 1 < lines_.size() && lines_[i + 1].size() > 1 && lines_[i + 1].find_first_not_of("=-") == std::string::npos;
    if ((heading || setext) && (words == title_words_ || words == plain_words(digest_.date))) return true;
    std::size_t next = i + 1;
    while (next < lines_.size() && lines_[next].empty()) ++next;
    if (next < lines_.size() && lines_[next].starts_with("{:toc")) return true;
    if (next < lines_.size() && lines_[next].starts_with("[^") && words == Words{"각주"})
      return true;  // went with them
    if (line.find("](#") == std::string::npos) return false;
    return std::any_of(digest_.entries.begin(), digest_.entries.end(), [&](const digest::Entry& entry) {  // contents
      Words known = plain_words(entry.title);
      for (std::string& word : plain_words(entry.channel)) known.push_back(std::move(word));
      return std::all_of(words.begin(), words.end(), [&](const std::string& word) {
        return std::find(known.begin(), known.end(), word) != known.end();
      });
    });
  }

  const digest::Digest& digest_;
  std::vector<std::string> lines_;
  std::size_t first_ = 0;
  Labels labels_;
  std::set<std::string> definitions_;
  std::set<std::string> targets_;
  Words title_words_;
  Stream overview_;
  std::vector<Stream> entries_;
  std::size_t taken_ = 0;    // behind the last line of the last entry's title
  std::size_t current_ = 0;  // how many entries have begun
  bool under_ = false;       // right below an entry's heading
};

}  // namespace

std::optional<std::string> lost(std::string_view page, const digest::Digest& digest) {
  return Check(page, digest).run();
}

}  // namespace yoyak::test
