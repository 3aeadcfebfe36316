#include "pack/index_pack.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/assert.hpp"
#include "pack/bag.hpp"
#include "pack/crate.hpp"
#include "pack/html_writer.hpp"
#include "pack/indented_json.hpp"
#include "pack/name_rules.hpp"
#include "pack/pack_title.hpp"
#include "pack/page_parts.hpp"

namespace prongsai {
namespace {

auto file_at(const PackContent& content, std::string_view path) -> const PackFile& {
  const auto found = std::ranges::find(content.files, path, &PackFile::path);
  require(found != content.files.end(), "a pack without its manifests");
  return *found;
}

// An auditor's pack stands at no address of the web.
void put_listed(IndentedJson& json, const IndexedPack& pack, const Portal& portal, Audience audience) {
  json.begin_object();
  json.key("name").text(pack.name);
  json.key("file").text(pack.name + ".zip");
  if (audience == Audience::public_) {
    json.key("address").text(portal.base_url + "/packs/" + pack.name + ".zip");
  }
  json.key("kind").text(kind_of(pack.subject));
  json.key("title").both(pack.title);
  json.key("size").number(pack.size);
  json.key("sha256").text(pack.sha256);
  json.key("bag_root").text(pack.bag_root);
  if (pack.parts > 1) {
    json.key("part").number(pack.part);
    json.key("parts").number(pack.parts);
  }
  json.end_object();
}

auto packs_json(const PackContent& content, const Portal& portal, std::span<const IndexedPack* const> packs) -> std::string {
  IndentedJson json;
  json.begin_object();
  json.key("index").text(content.name);
  json.key("title").both(content.title);
  json.key("packs").begin_array();
  for (const auto* pack : packs) {
    put_listed(json, *pack, portal, content.audience);
  }
  json.end_array();
  json.end_object();
  return json.take();
}

void lend(PackContent& content, std::string path, const Kept<std::string>& text, std::uint64_t size, const std::string& sha256) {
  PackFile file{.path = std::move(path), .bytes = {}, .source = {}, .facts = {}};
  file.lent = &text;
  file.facts.size = size;
  file.facts.sha256 = sha256;
  file.facts.media_type = "text/plain";
  content.files.push_back(std::move(file));
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
  const auto& manifest = file_at(content, "manifest-sha256.txt");
  const auto& tag_manifest = file_at(content, "tagmanifest-sha256.txt");
  const auto& bag_info = file_at(content, "bag-info.txt");
  return {.subject = content.subject,
          .title = content.title,
          .name = facts.name,
          .size = facts.size,
          .sha256 = facts.sha256,
          .bag_root = content.bag_root,
          .part = content.part,
          .parts = content.parts,
          .manifest_sha256 = manifest.facts.sha256,
          .bag_info_sha256 = bag_info.facts.sha256,
          .manifest_size = manifest.bytes.size(),
          .tag_manifest_size = tag_manifest.bytes.size(),
          .bag_info_size = bag_info.bytes.size(),
          .manifest = Kept(manifest.bytes),
          .tag_manifest = Kept(tag_manifest.bytes),
          .bag_info = Kept(bag_info.bytes)};
}

auto plan_index_pack(const Corpus& corpus, const PackSubject& subject, std::span<const IndexedPack* const> packs, const PackOptions& options)
    -> PackContent {
  const auto& portal = corpus.portal;
  auto content = begin_pack(subject, index_title(subject, portal), index_description(subject, portal), options.audience, 1, 1);
  for (const auto* pack : packs) {
    const auto folder = "data/" + pack->name + "/";
    lend(content, folder + "manifest-sha256.txt", pack->manifest, pack->manifest_size, pack->manifest_sha256);
    lend(content, folder + "tagmanifest-sha256.txt", pack->tag_manifest, pack->tag_manifest_size, pack->bag_root);
    lend(content, folder + "bag-info.txt", pack->bag_info, pack->bag_info_size, pack->bag_info_sha256);
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
