#include "pack/index_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "base/assert.hpp"
#include "pack/bag.hpp"
#include "pack/crate.hpp"
#include "pack/html_writer.hpp"
#include "pack/name_rules.hpp"
#include "pack/pack_title.hpp"
#include "pack/page_parts.hpp"
#include "pack/score_json.hpp"

namespace prongsai {
namespace {

using Json = nlohmann::ordered_json;

auto text_of(const PackContent& content, std::string_view path) -> std::string {
  const auto found = std::ranges::find(content.files, path, &PackFile::path);
  require(found != content.files.end(), "a pack without its manifests");
  return found->bytes;
}

// An auditor's pack stands at no address of the web.
auto listed_json(const IndexedPack& pack, const Portal& portal, Audience audience) -> Json {
  Json json{{"name", pack.name}, {"file", pack.name + ".zip"}};
  if (audience == Audience::public_) {
    json["address"] = portal.base_url + "/packs/" + pack.name + ".zip";
  }
  json["kind"] = kind_of(pack.subject);
  json["title"] = text_json(pack.title);
  json["size"] = pack.size;
  json["sha256"] = pack.sha256;
  json["bag_root"] = pack.bag_root;
  if (pack.parts > 1) {
    json["part"] = pack.part;
    json["parts"] = pack.parts;
  }
  return json;
}

auto packs_json(const PackContent& content, const Portal& portal, std::span<const IndexedPack* const> packs) -> std::string {
  Json list = Json::array();
  for (const auto* pack : packs) {
    list.push_back(listed_json(*pack, portal, content.audience));
  }
  return Json{{"index", content.name}, {"title", text_json(content.title)}, {"packs", std::move(list)}}.dump(2) + "\n";
}

void write_list(HtmlWriter& out, std::span<const IndexedPack* const> packs) {
  out.raw("<h2>ชุดในสารบัญนี้ <span lang=\"en\">Packs in this index</span></h2>\n<table>\n<thead><tr>")
      .raw("<th scope=\"col\">ชุด <span lang=\"en\">Pack</span></th><th scope=\"col\">ไบต์ <span lang=\"en\">Bytes</span></th>")
      .raw("<th scope=\"col\">SHA-256</th><th scope=\"col\">บัญชีแฟ้ม <span lang=\"en\">Manifests</span></th></tr></thead>\n<tbody>\n");
  for (const auto* pack : packs) {
    out.raw("<tr><th scope=\"row\">").both(pack->title).raw("<br><code>").text(pack->name).raw(".zip</code></th>");
    out.number_cell(grouped_number(Decimal(static_cast<std::int64_t>(pack->size)))).hash_cell(pack->sha256).raw("<td>");
    const auto folder = uri_path(pack->name) + "/";
    out.link(folder + "manifest-sha256.txt", "manifest").raw(" ").link(folder + "tagmanifest-sha256.txt", "tagmanifest").raw(" ");
    out.link(folder + "bag-info.txt", "bag-info").raw("</td></tr>\n");
  }
  out.raw("</tbody>\n</table>\n");
}

auto page(const PackContent& content, const Portal& portal, std::span<const IndexedPack* const> packs) -> std::string {
  HtmlWriter out;
  page_head(out, content, portal);
  out.raw("<p>").both(content.description).raw("</p>\n<table>\n");
  fact_row(out, {.th = "จำนวนชุด", .en = "Packs"}, same_text(fmt::to_string(packs.size())));
  publication_rows(out, portal);
  out.raw("</table>\n");
  audience_note(out, content);
  out.raw("<p>วางชุดที่ดาวน์โหลดไว้ข้างสารบัญนี้ แล้วสั่ง ").raw("<code>prongsai verify ").text(content.name).raw(".zip</code> ");
  out.raw("เพื่อตรวจว่าทุกชุดตรงกับสารบัญ <span lang=\"en\">Put the packs beside this index and run the command to check that each is the one listed.")
      .raw("</span></p>\n");
  metadata_links(out, content);
  write_list(out, packs);
  page_end(out);
  return out.html();
}

}  // namespace

auto indexed(const PackContent& content, const PackFacts& facts) -> IndexedPack {
  return {.subject = content.subject,
          .title = content.title,
          .name = facts.name,
          .size = facts.size,
          .sha256 = facts.sha256,
          .bag_root = content.bag_root,
          .part = content.part,
          .parts = content.parts,
          .manifest = text_of(content, "manifest-sha256.txt"),
          .tag_manifest = text_of(content, "tagmanifest-sha256.txt"),
          .bag_info = text_of(content, "bag-info.txt")};
}

auto plan_index_pack(const Corpus& corpus, const PackSubject& subject, std::span<const IndexedPack* const> packs, const PackOptions& options)
    -> PackContent {
  const auto& portal = corpus.portal;
  auto content = begin_pack(subject, index_title(subject, portal), index_description(subject, portal), options.audience, 1, 1);
  for (const auto* pack : packs) {
    const auto folder = "data/" + pack->name + "/";
    add_bytes(content, folder + "manifest-sha256.txt", pack->manifest, "text/plain");
    add_bytes(content, folder + "tagmanifest-sha256.txt", pack->tag_manifest, "text/plain");
    add_bytes(content, folder + "bag-info.txt", pack->bag_info, "text/plain");
  }
  add_bytes(content, std::string(listed_packs_path), packs_json(content, portal, packs), "application/json");
  std::ranges::sort(content.files, {}, &PackFile::path);
  content.listed_packs = packs.size();
  add_bytes(content, "data/index.html", page(content, portal, packs), "text/html");
  add_bytes(content, std::string(crate_path), crate_json(content, {.portal = &portal, .unit = nullptr, .kinds = {}, .terms = {}, .context = options.context}, {}), "application/ld+json");
  complete_pack(content, portal, options, {});
  return content;
}

}  // namespace prongsai
