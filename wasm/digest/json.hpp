// The model as JSON: the form of `yoyak export --format json`, and of `expected` in tests/spec/digest.
#pragma once

#include "base/json_writer.hpp"
#include "digest/diagnostic.hpp"
#include "digest/model.hpp"

namespace yoyak::digest {

// Keys in the order of the model, snake_case; optional fields that are absent are null.
JsonText to_json(const Digest& digest);
// {"file","line","column","severity","code","message","excerpt"}
JsonText to_json(const Diagnostic& diagnostic);

}  // namespace yoyak::digest
