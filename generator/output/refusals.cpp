#include "output/refusals.hpp"

#include <fmt/format.h>

namespace prongsai {

auto foreign_folder(const std::string& folder, const std::string& name) -> ForeignFolder {
  return ForeignFolder(
      {.th = fmt::format("โฟลเดอร์ `{0}` มีสิ่งที่โปรแกรมนี้ไม่ได้สร้าง เช่น `{1}` โปรดเลือกโฟลเดอร์ว่างด้วย -o หรือย้ายสิ่งเหล่านั้นออกก่อน", folder, name),
       .en = fmt::format("the folder `{0}` holds what prongsai did not write, such as `{1}`; choose an empty folder with -o, or move "
                         "these things away first",
                         folder, name)});
}

auto foreign_file(const std::string& path) -> ForeignFolder {
  return ForeignFolder({.th = fmt::format("`{}` ขวางอยู่และโปรแกรมนี้ไม่ได้สร้าง โปรดย้ายหรือเปลี่ยนชื่อไฟล์นี้ แล้วสั่งใหม่", path),
                        .en = fmt::format("`{}` is in the way and prongsai did not write it; move or rename it, then build again", path)});
}

auto locked_site(const std::string& folder) -> ForeignFolder {
  return ForeignFolder({.th = fmt::format("มีการสร้างเว็บไซต์ที่ `{}` อยู่แล้ว โปรดรอให้เสร็จ แล้วสั่งใหม่", folder),
                        .en = fmt::format("another run is writing the site `{}`; wait until it has ended, then build again", folder)});
}

auto damaged_manifest(const std::string& manifest) -> ForeignFolder {
  return ForeignFolder(
      {.th = fmt::format("`{}` เสียหายหรือถูกแก้ไข จึงไม่รู้ว่าไฟล์ใดเป็นของโปรแกรมนี้ โปรดล้างโฟลเดอร์ของเว็บไซต์ แล้วสั่งใหม่", manifest),
       .en = fmt::format("`{}` is damaged or was edited, so that nobody knows which files prongsai wrote; empty the site folder, then build again",
                         manifest)});
}

auto mount_point(const std::string& folder) -> ForeignFolder {
  return ForeignFolder({.th = fmt::format("`{}` เป็นจุดเมานต์ (mount point) จึงใช้ --atomic สลับทั้งโฟลเดอร์ไม่ได้ โปรดเลือกโฟลเดอร์ที่อยู่ข้างในด้วย -o หรือสร้างโดยไม่ใช้ --atomic", folder),
                        .en = fmt::format("`{}` is a mount point, which --atomic cannot replace; choose a folder inside it with -o, or build without --atomic", folder)});
}

auto no_exchange(const std::string& folder) -> ForeignFolder {
  return ForeignFolder({.th = fmt::format("ระบบไฟล์ของ `{}` สลับสองโฟลเดอร์ในขั้นตอนเดียวไม่ได้ โปรดสร้างโดยไม่ใช้ --atomic หรือเลือกโฟลเดอร์ในระบบไฟล์อื่น", folder),
                        .en = fmt::format("the file system of `{}` cannot swap two folders in one step; build without --atomic, or choose a folder on another file system", folder)});
}

auto started_inside(const std::string& folder) -> ForeignFolder {
  return ForeignFolder({.th = fmt::format("คำสั่งนี้เริ่มจากในโฟลเดอร์เว็บไซต์ `{}` ซึ่ง --atomic จะสลับทั้งโฟลเดอร์ โปรดสั่งจากโฟลเดอร์อื่น", folder),
                        .en = fmt::format("the command was started inside the site folder `{}`, which --atomic replaces; start it from another folder", folder)});
}

auto foreign_in_whole(const std::string& path) -> ForeignFolder {
  return ForeignFolder({.th = fmt::format("โปรแกรมนี้ไม่ได้สร้าง `{}` แต่ --atomic จะสลับทั้งโฟลเดอร์ โปรดย้ายสิ่งนี้ออกจากโฟลเดอร์เว็บไซต์ หรือสร้างโดยไม่ใช้ --atomic", path),
                        .en = fmt::format("prongsai did not write `{}`, and --atomic replaces the whole folder; move it out of the site folder, or build without --atomic", path)});
}

}  // namespace prongsai
