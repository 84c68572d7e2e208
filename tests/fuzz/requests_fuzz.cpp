// Any request gets JSON, HTML or an error with a code; a request of a stranger's page never makes the reader ask for
// bytes again and again. The first byte chooses the verb; the rest is the request.
#include <array>
#include <string>

#include "fuzz/support.hpp"
#include "support/generated_digests.hpp"
#include "support/host.hpp"

using namespace yoyak;
using engine::Reader;
using fuzz::expect;
using Status = engine::Reply::Status;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  // One archive for all inputs: what a request leaves behind must not harm the next.
  static test::Host host(test::packed_archive(test::generated_digests(5)));
  static const bool opened = !host.open().is_null();
  expect(opened, "the archive cannot be opened");
  if (size == 0) return 0;
  struct Verb {
    engine::Reply (Reader::*method)(std::string_view);
    bool html;
  };
  constexpr std::array<Verb, 11> kVerbs = {{{&Reader::digests, false},
                                            {&Reader::select, false},
                                            {&Reader::search, false},
                                            {&Reader::tally, false},
                                            {&Reader::complete, false},
                                            {&Reader::set_marks, false},
                                            {&Reader::digest, false},
                                            {&Reader::render, true},
                                            {&Reader::page, true},
                                            {&Reader::related, false},
                                            {&Reader::export_digest, false}}};
  const Verb& verb = kVerbs[data[0] % kVerbs.size()];
  const std::string request = text::sanitise({reinterpret_cast<const char*>(data + 1), size - 1});
  const engine::Reply reply = host.call(verb.method, request);
  expect(text::is_valid(reply.bytes), "an answer is not UTF-8", request);
  if (reply.status == Status::kError) {
    const auto error = parse_json(reply.bytes);
    expect(error.has_value() && error->contains("code"), "an error without a code", reply.bytes);
    expect(reply.bytes.find("\"code\":\"test\"") == std::string::npos, "needs bytes again and again", request);
    expect(reply.bytes.find("\"code\":\"damaged\"") == std::string::npos, "a good archive is called damaged", request);
  } else if (!verb.html && !reply.bytes.empty()) {
    expect(parse_json(reply.bytes).has_value(), "an answer is no JSON", request);
  }
  return 0;
}
