#include <algorithm>
#include <array>
#include <string>

#include "base/inflate.hpp"
#include "load/pdf_syntax.hpp"
#include "load/photo_facts.hpp"
#include "load/structure.hpp"

namespace prongsai {
namespace {

// How far back from the end `%%EOF` may stand (ISO 32000-1, annex H: readers look at the last 1024 bytes).
constexpr std::size_t end_window = 1024;
// Of all streams of a file together.
constexpr std::uint64_t most_unpacked = std::uint64_t{512} << 20U;
constexpr std::size_t most_packet = std::size_t{4} << 20U;

struct ActiveName {
  std::string_view name;
  const char* th;
  const char* en;
};
constexpr std::array active_names{
    ActiveName{"JavaScript", "สคริปต์ (JavaScript)", "a script (JavaScript)"},
    ActiveName{"Launch", "คำสั่งเรียกโปรแกรม (Launch)", "a command that starts a program (Launch)"},
    ActiveName{"EmbeddedFile", "ไฟล์แนบภายใน (EmbeddedFile)", "a file inside the file (EmbeddedFile)"},
    ActiveName{"EmbeddedFiles", "ไฟล์แนบภายใน (EmbeddedFile)", "a file inside the file (EmbeddedFile)"},
    ActiveName{"RichMedia", "สื่อแบบโต้ตอบ (RichMedia)", "interactive media (RichMedia)"},
    ActiveName{"Rendition", "สื่อแบบโต้ตอบ (Rendition)", "interactive media (Rendition)"},
    ActiveName{"XFA", "แบบฟอร์มที่มีสคริปต์ (XFA)", "a scripted form (XFA)"},
    ActiveName{"SubmitForm", "แบบฟอร์มที่ส่งข้อมูลออก (SubmitForm)", "a form that sends what is filled in (SubmitForm)"},
    ActiveName{"ImportData", "คำสั่งนำข้อมูลเข้า (ImportData)", "a command that takes data in (ImportData)"},
    ActiveName{"GoToR", "ลิงก์ที่เปิดไฟล์อื่น (GoToR)", "a link that opens another file (GoToR)"},
    ActiveName{"GoToE", "ลิงก์ที่เปิดไฟล์แนบ (GoToE)", "a link that opens a file inside the file (GoToE)"},
};

// An array only says which page to show, and so does an action of the kind GoTo; a reference leads to an object that is looked at by itself.
auto opens_action(std::string_view rest) -> bool {
  while (!rest.empty() && is_pdf_blank(rest.front())) {
    rest.remove_prefix(1);
  }
  if (!rest.starts_with("<<")) {
    return false;
  }
  const auto end = rest.find(">>");
  for (auto slash = rest.find('/'); slash < end; slash = rest.find('/', slash + 1)) {
    std::size_t after = 0;
    if (pdf_name(rest, slash, after) == "S") {
      const auto value = rest.find('/', after);
      return value >= end || pdf_name(rest, value, after) != "GoTo";
    }
  }
  return true;
}

// Looks for names in the file's own bytes and in all that is packed in its streams, wherever they stand. Names of two or three letters turn up by
// chance in packed bytes, so that these (`/JS`, `/XFA`) count only in objects.
class PdfWalker final : public StructureWalker {
 public:
  PdfWalker() : names_([this](const std::string& name, std::string_view after, bool in_stream) { check_name(name, after, !in_stream); }) {}

  void take(std::string_view bytes) override {
    if (all_.size() <= evidence_bytes) {
      all_ += bytes;
      names_.take(bytes);
    }
  }

  auto finish() -> std::optional<FileType> override {
    names_.finish();
    check_ends();
    for (const auto& author : pdf_authors(all_)) {
      tell_author(author);
    }
    in_packed_ = true;
    read_streams();
    tell_packets();
    if (names_.saved() > 1) {
      fault(StructureFault::Kind::earlier_versions, same_text(std::to_string(names_.saved() - 1)));
    }
    const bool active = std::ranges::any_of(faults(), [](const StructureFault& one) { return one.kind == StructureFault::Kind::active; });
    if (runs_by_itself_ && !active) {
      fault(StructureFault::Kind::active, {.th = "คำสั่งที่ทำงานเองเมื่อเปิดหรือพิมพ์ (AA)", .en = "an action that runs by itself (AA)"});
    }
    return FileType::pdf;
  }

 private:
  void check_ends() {
    const bool version = all_.size() >= 8 && (all_[5] == '1' || all_[5] == '2') && all_[6] == '.' && all_[7] >= '0' && all_[7] <= '9';
    if (!version) {
      damaged("ส่วนหัวไม่ใช่ PDF 1.x หรือ 2.x", "its head is not that of PDF 1.x or 2.x");
    }
    const auto end = all_.rfind("%%EOF");
    if (end == std::string::npos || all_.size() - end > end_window) {
      damaged("ไม่มีเครื่องหมายจบไฟล์ (%%EOF) ใน 1024 ไบต์สุดท้าย ไฟล์อาจไม่ครบ", "it has no end mark (%%EOF) in its last 1024 bytes and may be cut off");
    } else if (const auto after = all_.size() - end - 5; !std::all_of(all_.end() - static_cast<std::ptrdiff_t>(after), all_.end(), is_pdf_blank)) {
      fault(StructureFault::Kind::trailing, same_text(std::to_string(after)));
    }
  }

  void check_name(const std::string& name, std::string_view after, bool in_objects) {
    // Most names are none of these; there may be hundreds of millions.
    constexpr std::string_view initials = "AEGIJLORSX";
    if (name.size() < 2 || initials.find(name.front()) == std::string_view::npos) {
      return;
    }
    if (name == "Author" && in_objects && in_packed_) {
      if (const auto author = pdf_string(after, 0)) {
        tell_author(*author);
      }
    } else if (name == "Encrypt") {
      fault(StructureFault::Kind::encrypted, same_text("PDF"));
    } else if (name == "JS" && in_objects) {
      fault(StructureFault::Kind::active, {.th = active_names[0].th, .en = active_names[0].en});
    } else if (name == "OpenAction" && opens_action(after)) {
      fault(StructureFault::Kind::active, {.th = "คำสั่งที่ทำงานเองเมื่อเปิดไฟล์ (OpenAction)", .en = "an action that runs when it is opened (OpenAction)"});
    } else if (name == "AA" && in_objects) {
      runs_by_itself_ = runs_by_itself_ || opens_action(after);
    }
    const auto* const found = std::ranges::find(active_names, std::string_view(name), &ActiveName::name);
    if (found != active_names.end() && (name.size() > 3 || in_objects)) {
      fault(StructureFault::Kind::active, {.th = found->th, .en = found->en});
    }
  }

  void tell_author(const PdfString& author) {
    const auto words = pdf_words(author.bytes);
    const auto first = words.find_first_not_of(" ");
    if (first != std::string::npos) {
      tell({.authors = {words.substr(first, words.find_last_not_of(' ') - first + 1)}});
    }
  }

  void read_streams() {
    auto budget = most_unpacked;
    for (const auto& stream : pdf_streams(all_)) {
      const auto data = std::string_view(all_).substr(stream.begin, stream.end - stream.begin);
      // Only a stream of objects has both keys; what its dictionary says may be a lie, so that others are looked at too.
      const bool objects = stream.has_key("First") && stream.has_key("N");
      const bool picture = stream.has_key("Image") && !has_pdf_name(stream.before, "First");
      if (data.starts_with("\xFF\xD8\xFF")) {
        read_photo(data);
      } else if (objects && unusual(stream, data)) {
        damaged("บีบอัดวัตถุภายในด้วยวิธีที่ใช้กันน้อยจึงตรวจไม่ได้", "objects in it are packed in a way that is hardly used and cannot be looked at");
      } else if (!picture && begins_like_zlib(data)) {
        if (!unpack(data, objects, budget)) {
          return;
        }
      } else if (objects) {
        PdfNames names([this](const std::string& name, std::string_view after, bool /*in_stream*/) { check_name(name, after, true); });
        names.take(data);
        names.finish();
      }
    }
  }

  // More filters than one, one that is not FlateDecode, or bytes that were changed before packing.
  static auto unusual(const PdfStream& stream, std::string_view data) -> bool {
    constexpr std::array<std::string_view, 6> others{"ASCIIHexDecode", "ASCII85Decode", "LZWDecode", "RunLengthDecode", "Crypt", "Predictor"};
    const bool packed = stream.has_key("Filter") || stream.has_key("F");
    return std::ranges::any_of(others, [&](std::string_view key) { return stream.has_key(key); }) || (packed && !begins_like_zlib(data));
  }

  // False where nothing more should be unpacked.
  auto unpack(std::string_view data, bool objects, std::uint64_t& budget) -> bool {
    std::string beginning;
    bool packet = false;
    PdfNames names([this, &objects](const std::string& name, std::string_view after, bool /*in_stream*/) { check_name(name, after, objects); });
    const auto result = inflate(data, Packing::zlib, {.bytes = budget}, [&](std::string_view piece) {
      if (beginning.empty()) {
        packet = piece.find("<?xpacket") == 0 || piece.find("<x:xmpmeta") < 64;
      }
      beginning += packet ? piece.substr(0, most_packet - std::min(most_packet, beginning.size())) : piece.substr(0, beginning.empty() ? 1 : 0);
      names.take(piece);
    });
    names.finish();
    budget -= std::min(budget, result.bytes);
    if (packet) {
      tell(read_xmp(beginning));
    }
    if (result.end == InflateEnd::over_limit) {
      const auto limit = std::to_string(most_unpacked >> 20U);
      fault(StructureFault::Kind::over_limit,
            {.th = "ส่วนที่บีบอัดไว้คลายออกได้เกิน 100 เท่า หรือรวมเกิน " + limit + " MiB",
             .en = "what is packed in it unpacks to more than 100 times its size, or to more than " + limit + " MiB in all"});
    }
    return result.end != InflateEnd::over_limit;
  }

  // Photos keep what the camera wrote into them.
  void read_photo(std::string_view data) {
    const auto walker = jpeg_walker();
    walker->take(data);
    (void)walker->finish();
    tell(walker->told());
  }

  // XMP that is not packed.
  void tell_packets() {
    const std::string_view all = all_;
    for (auto at = all.find("<x:xmpmeta"); at != std::string_view::npos; at = all.find("<x:xmpmeta", at)) {
      const auto packet = all.substr(at, most_packet);
      const auto length = std::min(packet.find("</x:xmpmeta"), packet.size());
      tell(read_xmp(packet.substr(0, length)));
      at += length;
    }
  }

  PdfNames names_;
  std::string all_;
  bool in_packed_ = false;
  bool runs_by_itself_ = false;
};

}  // namespace

auto pdf_walker() -> std::unique_ptr<StructureWalker> { return std::make_unique<PdfWalker>(); }

}  // namespace prongsai
