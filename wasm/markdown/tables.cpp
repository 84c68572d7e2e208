#include "markdown/tables.hpp"

#include "markdown/lines.hpp"
#include "text/scan.hpp"

namespace yoyak::markdown {
namespace {

struct TableLine {
  std::size_t begin;  // behind indentation and marks of block quotes
  std::size_t end;
  std::size_t next;  // where the next line begins
  bool blank() const { return begin == end; }
};

// How many columns a delimiter row (`|---|:-:|`) gives its table; 0 if it is none.
std::size_t delimiter_columns(std::string_view row) {
  std::size_t columns = 0;
  std::size_t i = 0;
  bool pipe = false;
  const auto skip = [&](char c) {
    const std::size_t from = i;
    while (i < row.size() && (row[i] == c || (c == ' ' && row[i] == '\t'))) ++i;
    return i - from;
  };
  if (skip('|') > 1) return 0;
  pipe = i > 0;
  for (;;) {
    skip(' ');
    if (i == row.size()) break;
    const std::size_t colons = skip(':');
    if (skip('-') == 0 || skip(':') > 1 || colons > 1) return 0;
    ++columns;
    skip(' ');
    const std::size_t pipes = skip('|');
    if (pipes > 1 || (pipes == 0 && i < row.size())) return 0;
    pipe = pipe || pipes == 1;
  }
  return pipe ? columns : 0;
}

class TableFinder {
 public:
  TableFinder(std::string_view text, bool comments, Insertions& insertions)
      : text_(text), insertions_(insertions), comment_begin_(comments ? text.find("<!--") : kNowhere) {}

  void run() {
    std::size_t at = text::find_byte(text_, '|');
    while (at != kNowhere) {
      const TableLine row = line_at(line_begin(text_, at));
      const std::size_t columns = delimiter_columns(text_.substr(row.begin, row.end - row.begin));
      at = text::find_byte(text_, '|', columns > 0 ? table(row, columns) : row.next);
    }
  }

 private:
  TableLine line_at(std::size_t begin) const {
    std::size_t end = line_end(text_, begin);
    const std::size_t next = end < text_.size() ? end + 1 : end;
    begin += quote_prefix(text_.substr(begin, end - begin));
    while (end > begin && (is_blank(text_[end - 1]) || text_[end - 1] == '\r')) --end;
    return {begin, end, next};
  }

  // The table whose delimiter row this is, if it has a head; gives where it ends.
  std::size_t table(const TableLine& row, std::size_t columns) {
    const std::size_t row_begin = line_begin(text_, row.begin);
    if (row_begin == 0 || in_comment(row_begin)) return row.next;
    const std::size_t head_begin = line_begin(text_, row_begin - 1);
    TableLine head = line_at(head_begin);
    if (head.blank()) return row.next;
    // The first line of a list item has nothing above it.
    const std::size_t item = item_prefix(text_.substr(head.begin, head.end - head.begin));
    head.begin += item;
    if (item == 0 && head_begin > floor_ && !line_at(line_begin(text_, head_begin - 1)).blank()) {
      if (cells(head, kNowhere) != columns) return row.next;
      insert_mark(head_begin, Mark::kLineBreak, insertions_);
    }
    cells(head, columns);
    std::size_t at = row.next;
    while (at < text_.size()) {
      const TableLine body = line_at(at);
      if (body.blank()) break;
      cells(body, columns);
      at = body.next;
    }
    return floor_ = at;
  }

  // Counts the cells of a row; marks those beyond `columns`, and empty ones, if there is such a number.
  std::size_t cells(const TableLine& row, std::size_t columns) {
    std::size_t count = 1;
    std::size_t i = row.begin;
    if (i < row.end && text_[i] == '|') {
      if (columns != kNowhere) empty_cell(i, row);
      ++i;
    }
    while (i < row.end) {
      const char c = text_[i];
      if (c == '\\') {
        i += 2;
      } else if (c == '`') {
        i = behind_code(i, row.end);
      } else if (c != '|') {
        ++i;
      } else if (i + 1 == row.end) {
        break;  // the one that closes the row
      } else {
        if (columns != kNowhere && count >= columns) {
          replace_mark(i, '|', insertions_);
        } else if (columns != kNowhere) {
          empty_cell(i, row);
        }
        ++count;
        ++i;
      }
    }
    return count;
  }

  void empty_cell(std::size_t pipe, const TableLine& row) {
    if (pipe + 1 < row.end && text_[pipe + 1] == '|') insert_mark(pipe + 1, Mark::kLetter, insertions_);
  }

  // Behind the code span that begins at `begin`, or behind its back ticks if it is none.
  std::size_t behind_code(std::size_t begin, std::size_t end) const {
    const auto run_end = [&](std::size_t i) {
      while (i < end && text_[i] == '`') ++i;
      return i;
    };
    const std::size_t from = run_end(begin);
    constexpr std::size_t kRuns = 16;  // looked at for a partner; keeps rows full of back ticks linear
    std::size_t i = from;
    for (std::size_t runs = 0; runs < kRuns; ++runs) {
      const std::size_t open = text_.substr(0, end).find('`', i);
      if (open == kNowhere) break;
      i = run_end(open);
      if (i - open == from - begin) return i;
    }
    return from;
  }

  // Whether `offset` stands within `<!-- … -->`. To be asked in order.
  bool in_comment(std::size_t offset) {
    while (comment_begin_ < offset) {
      if (comment_end_ < comment_begin_ + 2) comment_end_ = text_.find("-->", comment_begin_ + 2);
      if (comment_end_ >= offset) return comment_end_ != kNowhere;
      comment_begin_ = text_.find("<!--", comment_end_);
    }
    return false;
  }

  std::string_view text_;
  Insertions& insertions_;
  std::size_t comment_begin_;  // the last one asked about, or the next
  std::size_t comment_end_ = 0;
  std::size_t floor_ = 0;  // where the table before ended
};

}  // namespace

void find_table_marks(std::string_view text, bool comments, Insertions& insertions) {
  TableFinder(text, comments, insertions).run();
}

}  // namespace yoyak::markdown
