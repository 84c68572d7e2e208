#include "base/json.hpp"

namespace yoyak {

namespace {

// What Json::parse does without a callback (calling it would also link the parser with one, 3 KB compressed), and the
// place of an error. nlohmann asks for this function by name, so that hiding the base's is enough.
class Builder : public nlohmann::detail::json_sax_dom_parser<Json> {
 public:
  explicit Builder(Json& json) : json_sax_dom_parser(json, false) {}

  bool parse_error(std::size_t position, const std::string& token, const nlohmann::detail::exception& error) {
    error_at = position;
    return json_sax_dom_parser::parse_error(position, token, error);
  }

  std::size_t error_at = 0;
};

}  // namespace

std::optional<Json> parse_json(std::string_view text, std::size_t* error_at) {
  Json json;
  Builder builder(json);
  if (Json::sax_parse(text.begin(), text.end(), &builder) && !builder.is_errored()) return json;
  // nlohmann counts from 1, and names the end of what it could not use.
  if (error_at != nullptr) *error_at = builder.error_at > 0 ? builder.error_at - 1 : 0;
  return std::nullopt;
}

std::string dump_json(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

JsonFields::JsonFields(const Json& object) : object_(object) {
  if (!object.is_object()) error_ = "a JSON object is expected";
}

const Json* JsonFields::member(const char* name) const {
  if (!object_.is_object()) return nullptr;
  const auto found = object_.find(name);
  if (found == object_.end() || found->is_null()) return nullptr;
  return &*found;
}

void JsonFields::fail(const char* name, const char* expected) {
  if (error_.empty()) error_ = std::string("`") + name + "` must be " + expected;
}

void JsonFields::read(const char* name, std::string& target) {
  const Json* value = member(name);
  if (value == nullptr) return;
  if (!value->is_string()) return fail(name, "a string");
  target = *value->get_ptr<const std::string*>();
}

void JsonFields::read(const char* name, std::uint32_t& target) {
  std::optional<std::uint32_t> value;
  read(name, value);
  if (value) target = *value;
}

void JsonFields::read(const char* name, std::optional<std::uint32_t>& target) {
  const Json* value = member(name);
  if (value == nullptr) return;
  const auto* number = value->get_ptr<const Json::number_unsigned_t*>();
  if (number == nullptr || *number > UINT32_MAX) return fail(name, "a whole number from 0 to 4294967295");
  target = static_cast<std::uint32_t>(*number);
}

void JsonFields::read(const char* name, bool& target) {
  const Json* value = member(name);
  if (value == nullptr) return;
  const auto* boolean = value->get_ptr<const bool*>();
  if (boolean == nullptr) return fail(name, "true or false");
  target = *boolean;
}

void JsonFields::read(const char* name, std::vector<std::string>& target) {
  const Json* value = member(name);
  if (value == nullptr) return;
  if (!value->is_array()) return fail(name, "an array of strings");
  std::vector<std::string> strings;
  for (const Json& item : *value) {
    const auto* text = item.get_ptr<const std::string*>();
    if (text == nullptr) return fail(name, "an array of strings");
    strings.push_back(*text);
  }
  target = std::move(strings);
}

}  // namespace yoyak
