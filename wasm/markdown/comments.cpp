#include "markdown/comments.hpp"

#include "markdown/lines.hpp"
#include "text/scan.hpp"

namespace yoyak::markdown {
namespace {

class CommentFinder {
 public:
  explicit CommentFinder(std::string_view text) : text_(text) {}

  // What begins at `begin` is a comment that ends, and is best read as a block: nothing follows it on its line, or it
  // holds an empty line. To be asked in order.
  bool is_block(std::size_t begin) {
    if (text_.substr(begin, 4) != "<!--") return false;
    if (end_ != kNowhere && end_ < begin + 2) {  // <!--> is one, too
      end_ = text_.find("-->", begin + 2);
      const std::size_t empty = text_.substr(begin, end_ - begin).rfind("\n\n");
      empty_line_ = empty == kNowhere ? 0 : begin + empty;
    }
    if (end_ == kNowhere) return false;
    const std::size_t rest = text_.find_first_not_of(" \t\r", end_ + 3);
    return rest == kNowhere || text_[rest] == '\n' || empty_line_ > begin;
  }

 private:
  std::string_view text_;
  std::size_t end_ = 0;         // where the comment last asked about ends; kNowhere: so does none behind it
  std::size_t empty_line_ = 0;  // the last one in it
};

}  // namespace

void find_block_guards(std::string_view text, Insertions& insertions) {
  CommentFinder comments(text);
  for (std::size_t at = text::find_byte(text, '<'); at != kNowhere; at = text::find_byte(text, '<', at + 1)) {
    const char before = at > 0 ? text[at - 1] : '\n';
    if (before != '\n' && !is_blank(before) && before != '>') continue;
    if (begins_line(text, at) && !comments.is_block(at)) insert_mark(at, Mark::kLetter, insertions);
  }
}

}  // namespace yoyak::markdown
