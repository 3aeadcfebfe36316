#include <clocale>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <functional>
#include <string_view>
#include <system_error>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "app/command_words.hpp"
#include "app/options.hpp"
#include "base/assert.hpp"
#include "markdown/worker.hpp"
#include "output/site_writer.hpp"
#include "render/template_error.hpp"

namespace {

using prongsai::Exit;
using prongsai::Language;
using prongsai::Options;
using prongsai::ReportFormat;

constexpr const char* description =
    "prongsai (โปร่งใส): ตรวจเนื้อหา คิดคะแนน สร้างเว็บไซต์ความโปร่งใสและชุดหลักฐาน\n"
    "Checks content, scores it by a rubric, and builds a transparency website with evidence packs.\n";

constexpr const char* footer =
    "\nExit codes: 0 fine, 1 the content is wrong, 2 wrong usage, 3 the environment failed (disk full, unreadable file), 70 a bug of prongsai.";

void add_language(CLI::App& command, Options& options) {
  command.add_option("--lang", options.language, "ภาษาของข้อความ / language of messages: th (default) or en")
      ->transform(CLI::CheckedTransformer(std::map<std::string, Language>{{"th", Language::th}, {"en", Language::en}}));
}

void add_shared(CLI::App& command, Options& options) {
  command.add_option("--jobs", options.jobs, "จำนวนงานที่ทำพร้อมกัน / threads; the result is the same for any number")->check(CLI::Range(1, 256));
  add_language(command, options);
}

// The command that was asked for, once the line has been read.
using Command = std::function<Exit(const Options&)>;

void add_skeleton(CLI::App& parent, const char* name, const char* about, Options::Skeleton skeleton, Options& options, Command& chosen) {
  auto* command = parent.add_subcommand(name, about);
  if (skeleton != Options::Skeleton::unit) {
    command->add_option("unit", options.unit, "รหัสหน่วยงาน / id of the unit")->required();
    command->add_option("year", options.year, "ปีงบประมาณ พ.ศ. / fiscal year in BE")->required();
  }
  if (skeleton == Options::Skeleton::assessment) {
    command->add_option("framework", options.framework, "รหัสเกณฑ์ / id of the framework (default: the year's)");
  } else {
    command->add_option("id", options.id, "รหัสของสิ่งที่จะเริ่ม / id of the new entry")->required();
  }
  if (skeleton == Options::Skeleton::write_up) {
    command->add_option("--kind", options.kind, "ประเภท / kind of write-up")->check(CLI::IsMember({"plan", "result", "activity_report", "lesson"}));
  }
  command->add_option("--content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  command->add_flag("--dry-run", options.dry_run, "แสดงเนื้อหาโดยไม่เขียนไฟล์ / print it, write nothing");
  add_shared(*command, options);
  command->callback([&options, &chosen, skeleton] {
    options.skeleton = skeleton;
    chosen = prongsai::run_new;
  });
}

void add_new(CLI::App& app, Options& options, Command& chosen) {
  auto* command = app.add_subcommand("new", "เริ่มไฟล์ใหม่จากเกณฑ์ ไม่เขียนทับไฟล์เดิม / write a commented skeleton; never overwrites");
  command->require_subcommand(1);
  add_skeleton(*command, "unit", "หน่วยงาน / a unit", Options::Skeleton::unit, options, chosen);
  add_skeleton(*command, "assessment", "แบบประเมินตนเอง / a self-assessment", Options::Skeleton::assessment, options, chosen);
  add_skeleton(*command, "write-up", "แผนหรือผลงาน / a write-up", Options::Skeleton::write_up, options, chosen);
  add_skeleton(*command, "evidence", "รายการหลักฐาน / an entry of the evidence register", Options::Skeleton::evidence, options, chosen);
}

void add_check(CLI::App& app, Options& options, Command& chosen) {
  auto* check = app.add_subcommand("check", "ตรวจเนื้อหาโดยไม่เขียนไฟล์ใด / report every problem; writes nothing");
  check->add_option("paths", options.paths,
                    "โฟลเดอร์เนื้อหา และไฟล์หรือโฟลเดอร์ที่ต้องการดู / content folder (default: content), and files or folders to restrict the report to");
  check->add_option("--changed-since", options.changed_since,
                    "แสดงเฉพาะไฟล์และหน่วยงานที่ต่างจากฉบับ git นี้ / report only files and units that differ from this git revision")
      ->type_name("REV");
  check->add_option("--format", options.format, "รูปแบบรายงาน / form of the report: text (default), json, sarif, github or gitlab")
      ->transform(CLI::CheckedTransformer(std::map<std::string, ReportFormat>{{"text", ReportFormat::text},
                                                                              {"json", ReportFormat::json},
                                                                              {"sarif", ReportFormat::sarif},
                                                                              {"github", ReportFormat::github},
                                                                              {"gitlab", ReportFormat::gitlab}}));
  check->add_flag("--pdf-text", options.pdf_text,
                  "ค้นข้อมูลส่วนบุคคลในข้อความของ PDF ด้วยโปรแกรม pdftotext / look for personal data in the texts of PDF files, with the program pdftotext");
  check->add_flag("--external-links", options.external_links,
                  "เปิดลิงก์ไปเว็บไซต์อื่นด้วยโปรแกรม curl / open links to other sites, with the program curl; nothing else uses the network");
  check->add_option("--private-host", options.private_hosts, "เครื่องในเครือข่ายภายในที่ให้ถามได้ / a host that may be asked though it is in an inner network")
      ->type_name("HOST");
  check->add_flag("--strict", options.strict, "ถือคำเตือนเป็นข้อผิดพลาด / warnings count as errors");
  add_shared(*check, options);
  check->callback([&chosen] { chosen = prongsai::run_check; });
}

void add_explain(CLI::App& app, Options& options, Command& chosen) {
  auto* explain = app.add_subcommand("explain", "อธิบายข้อความแจ้ง / explain a diagnostic");
  explain->add_option("code", options.code, "รหัส เช่น E501 เว้นไว้เพื่อดูทุกรหัส / code, such as E501; without one, every code is listed");
  explain->add_flag("--json", options.json, "ทุกรหัสเป็น JSON / every code as JSON");
  add_language(*explain, options);
  explain->callback([&chosen] { chosen = prongsai::run_explain; });
}

void add_completion(CLI::App& app, Options& options, Command& chosen) {
  auto* completion = app.add_subcommand("completion", "พิมพ์ชุดคำสั่งเติมคำของเชลล์ / print the completion script of a shell");
  completion->add_option("shell", options.shell, "เชลล์ / shell")->required()->check(CLI::IsMember(std::vector<std::string>{"bash", "zsh", "fish"}));
  add_language(*completion, options);
  completion->callback([&app, &chosen] { chosen = [&app](const Options& read) { return prongsai::run_completion(app, read); }; });
}

void add_man(CLI::App& app, Command& chosen) {
  auto* man = app.add_subcommand("man", "พิมพ์หน้าคู่มือ (roff) / print the manual page as roff, in English");
  man->callback([&app, &chosen] { chosen = [&app](const Options& read) { return prongsai::run_man(app, read); }; });
}

void add_status(CLI::App& app, Options& options, Command& chosen) {
  auto* status = app.add_subcommand("status", "สิ่งที่ยังขาดและกำหนดเวลา / what is missing, due or overdue");
  status->add_option("unit", options.unit, "รหัสหน่วยงาน / id of the unit (default: every unit)");
  status->add_option("--year", options.year, "ปีงบประมาณ พ.ศ. / fiscal year in BE (default: the portal's current year)");
  status->add_option("--today", options.today, "นับจากวันที่ / the day to count from, such as 2564-04-30 (default: the portal's day of publication)");
  status->add_option("--content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  status->add_flag("--json", options.json, "รายงานเป็น JSON / report as JSON");
  status->add_flag("--strict", options.strict, "จบด้วย 1 เมื่อมีเรื่องเลยกำหนด / end with 1 where something is overdue");
  add_shared(*status, options);
  status->callback([&chosen] { chosen = prongsai::run_status; });
}

void add_changes(CLI::App& app, Options& options, Command& chosen) {
  auto* changes = app.add_subcommand("changes", "สิ่งที่ผู้อ่านจะเห็นว่าเปลี่ยนไปจากการเผยแพร่ครั้งก่อน / what will change for readers since the last publication");
  changes->add_option("content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  changes->add_option("--since", options.since, "เทียบกับการเผยแพร่วันที่ / the day of a recorded publication, such as 2564-04-30 (default: the last one)");
  changes->add_option("--format", options.json, "รูปแบบ / form: text (default) or json")
      ->transform(CLI::CheckedTransformer(std::map<std::string, bool>{{"text", false}, {"json", true}}));
  add_shared(*changes, options);
  changes->callback([&chosen] { chosen = prongsai::run_changes; });
}

void add_record(CLI::App& app, Options& options, Command& chosen) {
  auto* record = app.add_subcommand("record", "บันทึกว่าการเผยแพร่ครั้งนี้แสดงอะไร / write down what this publication shows, for the comparison with the next");
  record->add_option("content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  record->add_flag("--quarantine", options.quarantine, "พักหน่วยงานที่มีข้อผิดพลาดไว้เหมือนตอนสร้างเว็บไซต์ / set units with errors aside, as build does");
  record->add_flag("--dry-run", options.dry_run, "แสดงเนื้อหาโดยไม่เขียนไฟล์ / print it, write nothing");
  add_shared(*record, options);
  record->callback([&chosen] { chosen = prongsai::run_record; });
}

void add_schema(CLI::App& app, Options& options, Command& chosen) {
  auto* schema = app.add_subcommand("schema", "แบบแผนของไฟล์เนื้อหาสำหรับโปรแกรมแก้ไข / JSON Schemas of the content files, or the configuration of a web editor");
  schema->add_option("content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  auto* type = schema->add_option("--type", options.schema_type, "เฉพาะไฟล์ประเภทนี้ เช่น evidence / only this type of file, such as evidence");
  auto* cms = schema->add_option("--cms", options.cms, "ค่าตั้งของโปรแกรมแก้ไขบนเว็บแทน / the configuration of this web editor instead");
  cms->check(CLI::IsMember(std::vector<std::string>{"sveltia", "decap"}))->excludes(type);
  schema->add_option("--unit", options.unit, "เฉพาะหน่วยงานนี้ (กับ --cms) / only this unit, with --cms")->needs(cms);
  schema->add_option("-o,--output", options.output, "โฟลเดอร์ที่จะเขียน หรือไฟล์เมื่อใช้ --cms / folder to write to, or with --cms the file (default: standard output)");
  add_shared(*schema, options);
  schema->callback([&chosen] { chosen = prongsai::run_schema; });
}

void add_pack(CLI::App& app, Options& options, Command& chosen) {
  auto* pack = app.add_subcommand("pack", "จัดชุดหลักฐานลงโฟลเดอร์ / write evidence packs to a folder outside the site");
  pack->add_option("unit", options.unit, "รหัสหน่วยงาน / id of the unit (default: every unit, with indexes)");
  pack->add_option("year", options.year, "ปีงบประมาณ พ.ศ. / fiscal year in BE (default: every year)");
  pack->add_option("-o,--output", options.output, "โฟลเดอร์ที่จะเขียน อยู่นอกเว็บไซต์และเนื้อหา / folder to write to, outside site and content")->required();
  pack->add_option("--audience", options.audience, "ผู้รับ / for whom: public (default) or auditor")
      ->transform(CLI::CheckedTransformer(
          std::map<std::string, prongsai::Audience>{{"public", prongsai::Audience::public_}, {"auditor", prongsai::Audience::auditor}}));
  pack->add_option("--split", options.split_bytes, "แบ่งชุดที่หลักฐานเกินจำนวนไบต์นี้ / split packs whose evidence is more than so many bytes")
      ->check(CLI::Range(std::uint64_t{1}, std::uint64_t{1} << 62U))
      ->type_name("BYTES");
  pack->add_option("--content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  pack->add_option("--site", options.site, "โฟลเดอร์เว็บไซต์ ซึ่งจะไม่เขียนลงไป / site folder, which is not written to (default: site)");
  add_shared(*pack, options);
  pack->callback([&chosen] { chosen = prongsai::run_pack; });
}

void add_redact(CLI::App& app, Options& options, Command& chosen) {
  auto* redact = app.add_subcommand("redact", "ลบข้อมูลแฝงออกจากไฟล์หลักฐาน / remove positions, names and other hidden facts from evidence files, without loss");
  redact->add_option("files", options.files, "ไฟล์ / files")->required();
  auto* output = redact->add_option("-o,--output", options.output, "ไฟล์หรือโฟลเดอร์ที่จะเขียน / file or folder to write to (default: NAME.redacted.EXT beside the file)");
  redact->add_flag("--in-place", options.in_place, "เขียนแทนไฟล์เดิม / replace the file itself")->excludes(output);
  redact->add_option("--register", options.register_file, "บันทึกลงทะเบียนหลักฐานนี้ / note it in this evidence register")->type_name("FILE");
  redact->add_option("--date", options.date, "วันที่ที่จะบันทึก / the day to note, such as 2564-04-30");
  redact->add_flag("--break-c2pa", options.break_c2pa, "ลบประวัติการสร้างที่ลงนามด้วย / remove a signed history of its making (C2PA) too");
  add_language(*redact, options);
  redact->callback([&chosen] { chosen = prongsai::run_redact; });
}

void add_deploy_config(CLI::App& app, Options& options, Command& chosen) {
  auto* deploy = app.add_subcommand("deploy-config", "ค่าตั้งของเว็บเซิร์ฟเวอร์สำหรับเว็บไซต์นี้ / the snippet of a web server's configuration that fits the site");
  deploy->add_option("server", options.server, "เซิร์ฟเวอร์ / server: nginx, apache, or headers for the site's own _headers file")
      ->required()
      ->check(CLI::IsMember(std::vector<std::string>{"nginx", "apache", "headers"}));
  deploy->add_option("--content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  add_language(*deploy, options);
  deploy->callback([&chosen] { chosen = prongsai::run_deploy_config; });
}

void add_patterns(CLI::App& app, Options& options, Command& chosen) {
  auto* patterns = app.add_subcommand("patterns", "คลังส่วนประกอบสำหรับผู้ดูแลแม่แบบ / a page of every component of the templates, for those who maintain them");
  patterns->add_option("content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  patterns->add_option("-o,--output", options.output, "โฟลเดอร์ที่จะเขียน อยู่นอกเว็บไซต์ / folder to write to, outside the site")->required();
  patterns->add_option("--templates", options.templates, "โฟลเดอร์แม่แบบ / templates to use instead of the built-in ones");
  add_shared(*patterns, options);
  patterns->callback([&chosen] { chosen = prongsai::run_patterns; });
}

// What `build` and `serve` share.
void add_building(CLI::App& command, Options& options) {
  command.add_option("content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  command.add_option("-o,--output", options.site, "โฟลเดอร์เว็บไซต์ / site folder (default: site)");
  command.add_option("--templates", options.templates, "โฟลเดอร์แม่แบบ / templates to use instead of the built-in ones");
  command.add_flag("--strict", options.strict, "ถือคำเตือนเป็นข้อผิดพลาด / warnings count as errors");
  command.add_flag("--quarantine", options.quarantine,
                  "พักหน่วยงานที่มีข้อผิดพลาดไว้แล้วเผยแพร่หน่วยงานอื่น / publish without the units that have errors; still ends with 1");
  command.add_option("--cache", options.cache, "โฟลเดอร์ที่จำการสร้างครั้งก่อน / folder that remembers the last build (default: .prongsai-cache beside the site)");
  command.add_flag("--no-cache", options.no_cache, "สร้างใหม่ทั้งหมดและไม่จำ / make everything again and remember nothing");
  add_shared(command, options);
}

// `2/4`: the second of four shares.
auto shard_of(const std::string& text, Options& options) -> std::string {
  const auto slash = text.find('/');
  const auto number = [](const std::string& digits) -> unsigned {
    return !digits.empty() && digits.size() < 6 && std::ranges::all_of(digits, [](char c) { return c >= '0' && c <= '9'; }) ? static_cast<unsigned>(std::stoul(digits)) : 0;
  };
  options.shard = slash == std::string::npos ? 0 : number(text.substr(0, slash));
  options.shards = slash == std::string::npos ? 0 : number(text.substr(slash + 1));
  const bool right = options.shard >= 1 && options.shard <= options.shards;
  return right ? std::string() : "ต้องเป็นแบบ 2/4 คือส่วนที่ 2 จาก 4 ส่วน / must be like 2/4: the second of four shares";
}

void add_shard(CLI::App& build, Options& options) {
  build
      .add_option_function<std::string>(
          "--shard", [](const std::string& /*text*/) {},
          "ทำเฉพาะส่วนนี้ เช่น 2/4 เก็บไว้ในโฟลเดอร์ --cache ให้ merge รวม / make only this share, such as 2/4, into the --cache folder, for `merge`")
      ->check(CLI::Validator([&options](const std::string& text) { return shard_of(text, options); }, "I/N"))
      ->needs("--cache")
      ->excludes("--atomic")
      ->excludes("--no-cache");
}

void add_serve(CLI::App& app, Options& options, Command& chosen) {
  auto* serve = app.add_subcommand("serve", "สร้างเว็บไซต์ ให้ดูในเครื่องนี้ และสร้างใหม่ทุกครั้งที่บันทึกไฟล์ / build, serve on this machine alone, and build again after every save");
  add_building(*serve, options);
  serve->add_option("--port", options.port, "พอร์ต 0 คือพอร์ตว่างใดก็ได้ / port; 0 takes any free one (default: 8000)")->check(CLI::Range(0, 65535));
  serve->callback([&chosen] { chosen = prongsai::run_serve; });
}

void add_commands(CLI::App& app, Options& options, Command& chosen) {
  app.require_subcommand(1);
  auto* build = app.add_subcommand("build", "สร้างเว็บไซต์ / check, score, render and pack; writes the site");
  add_building(*build, options);
  build->add_flag("--atomic", options.atomic, "สลับเว็บไซต์ใหม่เข้าแทนทั้งโฟลเดอร์ในขั้นตอนเดียว / the new site takes the place of the old one in one step");
  add_shard(*build, options);
  build->callback([&chosen] { chosen = prongsai::run_build; });

  auto* merge = app.add_subcommand("merge", "รวมส่วนแบ่งจาก build --shard เป็นเว็บไซต์เดียว / make one site of the shares that `build --shard` left in the cache folder");
  add_building(*merge, options);
  merge->get_option("--cache")->required();
  merge->get_option("--no-cache")->excludes("--cache");
  merge->callback([&options, &chosen] {
    options.merge = true;
    chosen = prongsai::run_build;
  });

  add_serve(app, options, chosen);
  add_check(app, options, chosen);

  auto* score = app.add_subcommand("score", "แสดงที่มาของคะแนนทุกข้อ / explain every point of a unit");
  score->add_option("unit", options.unit, "รหัสหน่วยงาน เช่น lampang / id of the unit")->required();
  score->add_option("year", options.year, "ปีงบประมาณ พ.ศ. เช่น 2564 / fiscal year in BE")->required();
  score->add_option("--content", options.content, "โฟลเดอร์เนื้อหา / content folder (default: content)");
  add_shared(*score, options);
  score->callback([&chosen] { chosen = prongsai::run_score; });

  add_status(app, options, chosen);

  add_changes(app, options, chosen);
  add_record(app, options, chosen);
  add_new(app, options, chosen);
  add_schema(app, options, chosen);

  add_pack(app, options, chosen);

  auto* verify = app.add_subcommand("verify", "ตรวจชุดหลักฐานและถุงข้อมูล BagIt / verify evidence packs and BagIt bags, offline");
  verify->add_option("packs", options.packs, "ไฟล์ .zip หรือโฟลเดอร์ / zips or folders")->required();
  verify->add_option("--profile", options.bag_profile, "แฟ้ม BagIt Profile ที่ถุงข้อมูลต้องตรงตาม / a BagIt Profile that the bags must follow");
  verify->add_option("--root", options.root, "ค่ารากที่ชุดหลักฐานต้องมี / the root that the pack must have (64 hex digits)");
  verify->add_option("--packs", options.packs_folder,
                     "โฟลเดอร์ของชุดที่สารบัญระบุ / folder with the packs that an index lists (default: where the index is)");
  verify->add_flag("--json", options.json, "รายงานเป็น JSON / report as JSON");
  add_shared(*verify, options);
  verify->callback([&chosen] { chosen = prongsai::run_verify; });

  add_redact(app, options, chosen);
  add_deploy_config(app, options, chosen);
  add_patterns(app, options, chosen);
  add_explain(app, options, chosen);
  add_completion(app, options, chosen);
  add_man(app, chosen);
}

auto words(const Options& options, const char* thai, const char* english) -> const char* { return options.language == Language::th ? thai : english; }

auto run(const Command& command, const Options& options) -> Exit {
  try {
    return command(options);
  } catch (const prongsai::ForeignFolder& foreign) {
    fmt::print(stderr, "{}\n", foreign.message().in(options.language));
    return Exit::environment_failed;
  } catch (const prongsai::TemplateError& wrong) {
    fmt::print(stderr, "{}:\n{}\n", words(options, "แม่แบบใช้ไม่ได้", "the templates cannot be used"), wrong.what());
    return Exit::wrong_content;
  } catch (const std::system_error& failure) {
    fmt::print(stderr, "{}: {}\n", words(options, "เครื่องหรือแฟ้มมีปัญหา", "the environment failed"), failure.what());
    return Exit::environment_failed;
  } catch (const std::bad_alloc&) {
    fmt::print(stderr, "{}\n", words(options, "หน่วยความจำไม่พอ", "out of memory"));
    return Exit::environment_failed;
  } catch (const std::exception& bug) {
    fmt::print(stderr, "{}: {}\n", words(options, "โปรแกรมมีข้อบกพร่อง โปรดแจ้งผู้ดูแลพร้อมข้อความนี้", "this is a bug of prongsai; please report it with this text"),
               bug.what());
    return Exit::our_bug;
  }
}

}  // namespace

auto main(int argc, char** argv) -> int {
  // A child process that renders Markdown under limits; started by the program itself.
  if (argc == 2 && std::string_view(argv[1]) == "--markdown-worker") {
    return prongsai::run_markdown_worker(0, 1);
  }
  std::signal(SIGPIPE, SIG_IGN);
  // A file that grows beyond a limit is then an error of writing, which is told.
  std::signal(SIGXFSZ, SIG_IGN);
  // Nothing here depends on the time zone. Without one libzip has the C library look for /etc/localtime again at every entry of every zip.
  (void)::setenv("TZ", "UTC0", 1);
  Options options;
  options.jobs = std::max(1U, std::thread::hardware_concurrency());
  CLI::App app(description, "prongsai");
  app.footer(footer);
  app.set_version_flag("--version", "prongsai " PRONGSAI_VERSION);
  Command chosen;
  add_commands(app, options, chosen);
  try {
    app.parse(argc, argv);
  } catch (const CLI::ParseError& wrong) {
    const bool asked = wrong.get_exit_code() == 0;
    app.exit(wrong);
    return static_cast<int>(asked ? Exit::fine : Exit::wrong_usage);
  }
  return static_cast<int>(run(chosen, options));
}
