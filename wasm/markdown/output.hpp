// The end of a string that is being written, as plain pointers: what is appended here comes in thousands of small
// pieces, and std::string's own append is a call for each. Private to wasm/markdown.
#pragma once

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace yoyak::markdown {

class OutputBuffer {
 public:
  // Appends to `target`, which is whole only when this object is gone.
  OutputBuffer(std::string& target, std::size_t expected) : target_(target) {
    const std::size_t size = target.size();
    at_least(size + expected);
    begin_ = target.data();
    limit_ = end_ = begin_ + size;
  }
  ~OutputBuffer() { target_.resize(size()); }
  OutputBuffer(const OutputBuffer&) = delete;
  OutputBuffer& operator=(const OutputBuffer&) = delete;

  std::size_t size() const { return static_cast<std::size_t>(end_ - begin_); }
  char back() const { return end_[-1]; }
  void pop_back() { --end_; }
  void truncate(std::size_t size) { end_ = begin_ + size; }
  // What was written behind `from`. Valid until more is written.
  std::string_view behind(std::size_t from) const { return {begin_ + from, size() - from}; }

  OutputBuffer& operator+=(std::string_view text);
  void push_back(char c) {
    *room(1) = c;
    ++end_;
  }
  // Moves what was written behind `from` to `at`, before what stands there.
  void move_back(std::size_t from, std::size_t at);

  // For writers with their own loop: at least `size` bytes to write to, and where they ended.
  char* room(std::size_t size) {
    if (static_cast<std::size_t>(limit_ - end_) < size) grow(size);
    return end_;
  }
  void set_end(char* end) { end_ = end; }

 private:
  void grow(std::size_t more);
  // Doubles the capacity if it has to grow. string::reserve() of libc++ does not: a page that is written by thousands
  // of buffers, one for each section, would be copied as often.
  void at_least(std::size_t capacity);

  std::string& target_;
  char* begin_;
  char* end_;
  char* limit_;
};

// Appends `number` in decimal.
void append_number(unsigned number, std::string& out);

}  // namespace yoyak::markdown
