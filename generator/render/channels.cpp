#include "render/channels.hpp"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "render/page_context.hpp"

namespace prongsai {
namespace {

// docs/formats.md, channels of unit.yaml and complaints.yaml.
constexpr std::array<std::pair<std::string_view, std::string_view>, 10> kinds{{{"website", "channel.website"},
                                                                              {"facebook", "channel.facebook"},
                                                                              {"line", "channel.line"},
                                                                              {"youtube", "channel.youtube"},
                                                                              {"email", "channel.email"},
                                                                              {"phone", "channel.phone"},
                                                                              {"hotline", "channel.hotline"},
                                                                              {"box", "channel.box"},
                                                                              {"letter", "channel.letter"},
                                                                              {"in_person", "channel.in_person"}}};

}  // namespace

auto channel_items(const std::vector<Channel>& channels, const Voice& voice) -> std::vector<ItemView> {
  std::vector<ItemView> items;
  for (const auto& channel : channels) {
    const auto* const kind = std::ranges::find(kinds, channel.kind, &std::pair<std::string_view, std::string_view>::first);
    auto words = voice.words(channel.title);
    const auto name = kind == kinds.end() ? channel.kind : voice.say(kind->second);
    words.text = words.empty() ? name : voice.say("channel", {name, words.text});
    const auto url = outside_href(channel.url);
    items.push_back({.text = std::move(words), .linked = url.has_value(), .url = url.value_or(Href())});
  }
  return items;
}

}  // namespace prongsai
