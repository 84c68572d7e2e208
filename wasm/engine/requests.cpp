#include "engine/requests.hpp"

#include "text/calendar.hpp"

namespace yoyak::engine {
namespace {

Error bad_request(const std::string& what) {
  return {ErrorCode::kBadRequest, "The request cannot be used: " + what + "."};
}

// An empty request is an empty object.
std::optional<Json> parse_request(std::string_view request) {
  if (request.empty()) return Json::object();
  return parse_json(request);
}

bool read_date(JsonFields& fields, const char* name, std::uint32_t& target) {
  std::string date;
  fields.read(name, date);
  if (date.empty()) return true;
  const auto days = text::try_day_number(date);
  if (days) target = *days;
  return days.has_value();
}

// Names that the archive lacks select nothing, so a list of only such names selects nothing.
template <typename Find>
void read_names(JsonFields& fields, const char* name, bool& any, std::vector<std::uint32_t>& numbers, Find find) {
  std::vector<std::string> names;
  fields.read(name, names);
  any = names.empty();
  for (const auto& each : names) {
    if (const auto number = find(each)) numbers.push_back(*number);
  }
}

constexpr const char* kDateForm = "`from` and `to` must be dates as YYYY-MM-DD";

}  // namespace

Result<filter::Selection> read_selection(std::string_view request, const filter::Catalog& catalog, filter::Sort usual) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  JsonFields fields(*json);
  filter::Selection selection;
  if (!read_date(fields, "from", selection.from) || !read_date(fields, "to", selection.to))
    return bad_request(kDateForm);
  read_names(fields, "topics", selection.any_topic, selection.topics,
             [&](const auto& name) { return catalog.topic(name); });
  read_names(fields, "channels", selection.any_channel, selection.channels,
             [&](const auto& name) { return catalog.channel(name); });
  fields.read("minSeconds", selection.min_seconds);
  fields.read("maxSeconds", selection.max_seconds);
  fields.read("offset", selection.offset);
  fields.read("limit", selection.limit);
  fields.read("partial", selection.partial);
  // A page with a switch for each may set both `read` and `unread`; `unread` wins.
  bool unread = false, read = false, starred = false;
  fields.read("unread", unread);
  fields.read("read", read);
  fields.read("starred", starred);
  if (unread || read) selection.read = !unread;
  if (starred) selection.starred = true;
  std::string sort;
  fields.read("sort", sort);
  if (!fields.ok()) return bad_request(fields.error());
  if (sort.empty()) selection.sort = usual;
  else if (sort == "newest") selection.sort = filter::Sort::kNewest;
  else if (sort == "oldest") selection.sort = filter::Sort::kOldest;
  else if (sort == "longest") selection.sort = filter::Sort::kLongest;
  else if (sort == "shortest") selection.sort = filter::Sort::kShortest;
  else if (sort == "relevance") selection.sort = filter::Sort::kRelevance;
  else return bad_request("`sort` must be newest, oldest, longest, shortest or relevance");
  return selection;
}

Result<SearchRequest> read_search_request(std::string_view request) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  JsonFields fields(*json);
  SearchRequest search;
  fields.read("query", search.query);
  fields.read("today", search.today);
  fields.read("snippet", search.snippet);
  fields.read("snippets", search.snippets);
  fields.read("tiers", search.tiers);
  fields.read("tierLimit", search.tier_limit);
  fields.read("tier", search.tier);
  if (!fields.ok()) return bad_request(fields.error());
  return search;
}

Result<TallyRequest> read_tally_request(std::string_view request) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  JsonFields fields(*json);
  TallyRequest tally;
  fields.read("query", tally.query);
  fields.read("today", tally.today);
  fields.read("rising", tally.rising);
  if (!fields.ok()) return bad_request(fields.error());
  return tally;
}

Result<MuteRequest> read_mute(std::string_view request) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  MuteRequest mute;
  if (const Json* member = JsonFields(*json).member("mute"); member != nullptr) {
    JsonFields fields(*member);
    fields.read("channels", mute.channels);
    fields.read("words", mute.words);
    if (!fields.ok()) return bad_request("`mute`: " + fields.error());
  }
  return mute;
}

Result<CompleteRequest> read_complete_request(std::string_view request) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  JsonFields fields(*json);
  CompleteRequest complete;
  fields.read("query", complete.query);
  fields.read("cursor", complete.cursor);
  fields.read("limit", complete.limit);
  fields.read("names", complete.names);
  if (!fields.ok()) return bad_request(fields.error());
  if (!complete.names.empty() && complete.names != "channels" && complete.names != "topics")
    return bad_request("`names` must be channels or topics");
  return complete;
}

Result<bool> read_marks(std::string_view request, filter::Marks& marks) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  const JsonFields fields(*json);
  const auto read = [&](const char* name, filter::Mark mark) {
    const Json* list = fields.member(name);
    if (list == nullptr) return true;
    if (!list->is_array()) return false;
    for (const Json& pair : *list) {
      if (!pair.is_array() || pair.size() != 2) return false;
      const auto* digest = pair[0].get_ptr<const std::string*>();
      const auto* entry = pair[1].get_ptr<const std::string*>();
      if (digest == nullptr || entry == nullptr) return false;
      marks.add(*digest, *entry, mark);
    }
    return true;
  };
  marks.clear();
  if (read("read", filter::Mark::kRead) && read("starred", filter::Mark::kStarred)) return true;
  marks.clear();
  return bad_request("`read` and `starred` must be lists of [digest id, entry id]");
}

Result<filter::DigestSelection> read_digest_selection(std::string_view request, const filter::Catalog& catalog) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  JsonFields fields(*json);
  filter::DigestSelection selection;
  if (!read_date(fields, "from", selection.from) || !read_date(fields, "to", selection.to))
    return bad_request(kDateForm);
  read_names(fields, "topics", selection.any_topic, selection.topics,
             [&](const auto& name) { return catalog.topic(name); });
  fields.read("offset", selection.offset);
  fields.read("limit", selection.limit);
  fields.read("partial", selection.partial);
  if (!fields.ok()) return bad_request(fields.error());
  return selection;
}

Result<RenderRequest> read_render_request(std::string_view request) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  JsonFields fields(*json);
  RenderRequest render;
  fields.read("digest", render.digest);
  std::string entry;
  fields.read("entry", entry);
  if (!entry.empty()) render.entry = entry;
  if (const Json* levels = fields.member("levels"); levels != nullptr) {
    JsonFields each(*levels);
    each.read("overview", render.overview_level);
    each.read("entry", render.entry_level);
    if (!each.ok()) return bad_request("`levels`: " + each.error());
  }
  // For the requested part.
  fields.read("headingLevel", render.entry ? render.entry_level : render.overview_level);
  fields.read("idPrefix", render.id_prefix);
  fields.read("query", render.query);
  fields.read("base", render.base);
  fields.read("inlineFiles", render.inline_files);
  fields.read("showImages", render.show_images);
  fields.read("top", render.top);
  if (const Json* labels = fields.member("labels"); labels != nullptr && labels->is_object()) {
    for (const auto& [kind, label] : labels->items()) {
      if (const auto* text = label.get_ptr<const std::string*>()) render.labels[kind] = *text;
    }
  }
  if (!fields.ok()) return bad_request(fields.error());
  for (const std::uint32_t level : {render.overview_level, render.entry_level}) {
    if (level < 1 || level > 6) return bad_request("the level of a heading must be 1 to 6");
  }
  return render;
}

Result<std::string> read_id(std::string_view request) {
  const auto json = parse_request(request);
  if (!json) return bad_request("it is not JSON");
  JsonFields fields(*json);
  std::string id;
  fields.read("id", id);
  if (!fields.ok()) return bad_request(fields.error());
  if (id.empty()) return bad_request("`id` is missing");
  return id;
}

}  // namespace yoyak::engine
