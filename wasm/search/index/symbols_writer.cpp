// SymbolWriter of search/index/symbols.hpp.
#include <algorithm>

#include "search/index/symbols.hpp"

namespace yoyak::search {
namespace {

struct Node {
  std::uint64_t count;
  std::size_t left, right;  // children, of inner nodes
};

// The length of each leaf's code; `counts` ascending. Two queues: leaves, and inner nodes, which come out in order.
std::vector<unsigned> code_lengths(const std::vector<std::uint64_t>& counts) {
  const std::size_t leaves = counts.size();
  if (leaves == 1) return {1};
  std::vector<Node> nodes;
  for (const std::uint64_t count : counts) nodes.push_back({count, 0, 0});
  std::size_t leaf = 0, inner = leaves;
  const auto least = [&] {
    return leaf < leaves && (inner == nodes.size() || nodes[leaf].count <= nodes[inner].count) ? leaf++ : inner++;
  };
  while (nodes.size() < 2 * leaves - 1) {
    const std::size_t left = least(), right = least();
    nodes.push_back({nodes[left].count + nodes[right].count, left, right});
  }
  std::vector<unsigned> lengths(nodes.size(), 0);
  for (std::size_t n = nodes.size(); n-- > leaves;) {
    lengths[nodes[n].left] = lengths[nodes[n].right] = lengths[n] + 1;
  }
  lengths.resize(leaves);
  return lengths;
}

}  // namespace

void SymbolWriter::make(std::uint64_t least, std::uint32_t escape) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> used;  // count, symbol
  std::uint64_t escaped = 1;
  for (std::uint32_t symbol = 0; symbol < counts_.size(); ++symbol) {
    if (counts_[symbol] == 0 || symbol == escape) continue;
    if (counts_[symbol] >= least || symbol < escape) used.push_back({counts_[symbol], symbol});
    else escaped += counts_[symbol];
  }
  if (escape != kNoEscape) used.push_back({escaped, escape});
  counts_ = {};
  codes_.clear();
  if (used.empty()) return;
  std::sort(used.begin(), used.end());
  std::vector<std::uint64_t> counts;
  for (const auto& [count, symbol] : used) counts.push_back(count);
  std::vector<unsigned> lengths = code_lengths(counts);
  while (lengths.front() > kMaxCodeBits) {
    for (std::uint64_t& count : counts) count = (count >> 1) + 1;
    lengths = code_lengths(counts);
  }
  std::vector<std::pair<unsigned, std::uint32_t>> order;  // length, symbol
  for (std::size_t i = 0; i < used.size(); ++i) order.push_back({lengths[i], used[i].second});
  std::sort(order.begin(), order.end());
  std::uint32_t code = 0;
  unsigned before = 0;
  for (const auto& [length, symbol] : order) {
    code <<= length - before;
    if (symbol >= codes_.size()) codes_.resize(symbol + 1);
    codes_[symbol] = {code++, length};
    before = length;
  }
}

void SymbolWriter::put_table(std::string& out) const {
  std::vector<std::vector<std::uint32_t>> by_length(1);
  for (std::uint32_t symbol = 0; symbol < codes_.size(); ++symbol) {
    const unsigned length = codes_[symbol].length;
    if (length == 0) continue;
    if (by_length.size() <= length) by_length.resize(length + 1);
    by_length[length].push_back(symbol);
  }
  append_varint(static_cast<std::uint32_t>(by_length.size() - 1), out);
  for (std::size_t n = 1; n < by_length.size(); ++n) {
    append_varint(static_cast<std::uint32_t>(by_length[n].size()), out);
    std::uint32_t previous = 0;
    for (const std::uint32_t symbol : by_length[n]) {
      append_varint(symbol - previous, out);
      previous = symbol;
    }
  }
}

}  // namespace yoyak::search
