#include "digest/local/files.hpp"

#include <algorithm>

#include "digest/local/paths.hpp"
#include "text/characters.hpp"
#include "text/utf8.hpp"

namespace yoyak::digest {
namespace {

class Placer {
 public:
  Placer(const std::vector<FilePlace>& places, const FileAnswers& answers) : places_(places), answers_(answers) {}

  void place(std::string& text) const {
    std::size_t at = text.find(kFilePlaceholder);
    if (at == std::string::npos) return;
    std::string out;
    std::size_t done = 0;
    while (at != std::string::npos) {
      const std::size_t begin = at + kFilePlaceholder.size();
      std::size_t end = begin;
      std::size_t number = 0;
      constexpr std::size_t kMaxDigits = 9;
      for (; end < text.size() && end - begin < kMaxDigits && text::is_ascii_digit(text[end]); ++end)
        number = number * 10 + static_cast<std::size_t>(text[end] - '0');
      const bool ours =
          end > begin && number < places_.size() && text.compare(end, kFilePlaceholder.size(), kFilePlaceholder) == 0;
      if (ours) {
        const FilePlace& place = places_[number];
        const auto found = answers_.find(place.path);
        const bool published = found != answers_.end() && !found->second.address.empty();
        out.append(text, done, at - done);
        out += published ? found->second.address : place.written;
        if (published && !place.fragment.empty()) out += "#" + encode_destination(place.fragment);
        done = end + kFilePlaceholder.size();
      }
      at = text.find(kFilePlaceholder, std::max(done, begin));
    }
    out.append(text, done);
    text = std::move(out);
  }

 private:
  const std::vector<FilePlace>& places_;
  const FileAnswers& answers_;
};

bool is_name_letter(char c) { return text::is_ascii_alpha(c) || c == '-'; }

// Does a picture in SVG have anything that runs?
bool has_scripts(std::string_view svg) {
  if (!text::is_valid(svg)) return true;  // in another encoding, which nobody has looked at
  std::string lower(svg);
  for (char& c : lower) c = text::to_ascii_lower(c);
  for (const std::string_view part :
       {"<script", ":script", "javascript:", "foreignobject", "<!entity", "<iframe", "<?xml-stylesheet"}) {
    if (lower.find(part) != std::string::npos) return true;
  }
  // Attributes like onload=. Text may contain such words; then the picture is left out needlessly.
  for (std::size_t at = lower.find("on"); at != std::string::npos; at = lower.find("on", at + 1)) {
    if (at == 0 || is_name_letter(lower[at - 1]) || text::is_ascii_digit(lower[at - 1])) continue;
    std::size_t end = at + 2;
    while (end < lower.size() && is_name_letter(lower[end])) ++end;
    const std::size_t sign = lower.find_first_not_of(" \t\r\n", end);
    if (end > at + 2 && sign != std::string::npos && lower[sign] == '=') return true;
  }
  return false;
}

}  // namespace

void place_files(const std::vector<FilePlace>& places, const FileAnswers& answers, std::vector<Digest>& digests) {
  if (places.empty()) return;
  const Placer placer(places, answers);
  for (Digest& digest : digests) {
    placer.place(digest.overview);
    for (Entry& entry : digest.entries) {
      placer.place(entry.url);
      for (Section& section : entry.sections) placer.place(section.markdown);
    }
  }
}

std::vector<Diagnostic> missing_files(const std::vector<FileLink>& links, const FileAnswers& answers) {
  std::vector<Diagnostic> missing;
  for (const FileLink& link : links) {
    const auto found = answers.find(link.path);
    if (found != answers.end() && !found->second.address.empty()) continue;
    missing.push_back(link.missing);
    missing.back().message += found == answers.end() || found->second.problem.empty()
                                  ? " leads to no file of the folder. Correct the path, or add the file."
                                  : " is not published: " + found->second.problem;
  }
  return missing;
}

std::string file_ending(std::string_view path) { return ending_of(path); }

std::string problem_of_file(std::string_view path, std::string_view content) {
  if (file_kind(path) == FileKind::kRefused) return "only images, sound, films and documents are. Remove the link.";
  if (ending_of(path) == "svg" && has_scripts(content))
    return "an SVG image with scripts in it could act on the whole site. Remove its scripts, or save it as PNG.";
  return {};
}

}  // namespace yoyak::digest
