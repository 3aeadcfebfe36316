// What a build cannot do without, and nothing else: YAML is read as events by yaml-cpp, Markdown becomes HTML by cmark-gfm, evidence is hashed, and
// as many bytes as the site has are written to as many files. Nothing is checked, kept or put together. The ratio of a build to this program is what
// its own work costs.
//
// floor CONTENT LIST FOLDER JOBS PART...: LIST names the files to write with their sizes, a line each, "size path"; parts are yaml, markdown, hash,
// write.
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <openssl/evp.h>
#include <unistd.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace {

namespace fs = std::filesystem;

struct Output {
  std::size_t size = 0;
  std::string path;
};

// Takes every event and keeps none.
class Nobody : public YAML::EventHandler {
 public:
  void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
  void OnAlias(const YAML::Mark& /*mark*/, YAML::anchor_t /*anchor*/) override {}
  void OnScalar(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/, const std::string& /*value*/) override {}
  void OnSequenceStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/,
                       YAML::EmitterStyle::value /*style*/) override {}
  void OnSequenceEnd() override {}
  void OnMapStart(const YAML::Mark& /*mark*/, const std::string& /*tag*/, YAML::anchor_t /*anchor*/, YAML::EmitterStyle::value /*style*/) override {}
  void OnMapEnd() override {}
};

[[noreturn]] void fail(const std::string& what) {
  std::fprintf(stderr, "%s\n", what.c_str());
  std::exit(3);
}

auto read_file(const std::string& path) -> std::string {
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0) {
    fail("cannot open " + path);
  }
  std::string bytes;
  std::array<char, 1U << 16U> piece;
  for (ssize_t got = 0; (got = ::read(file, piece.data(), piece.size())) > 0;) {
    bytes.append(piece.data(), static_cast<std::size_t>(got));
  }
  ::close(file);
  return bytes;
}

void read_yaml(const std::string& text) {
  std::istringstream in(text);
  YAML::Parser parser(in);
  Nobody nobody;
  while (parser.HandleNextDocument(nobody)) {
  }
}

void render_markdown(std::string_view body) {
  static const std::vector<const char*> extensions{"table", "strikethrough", "tasklist"};
  cmark_parser* parser = cmark_parser_new(CMARK_OPT_DEFAULT);
  for (const auto* name : extensions) {
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(name));
  }
  cmark_parser_feed(parser, body.data(), body.size());
  cmark_node* document = cmark_parser_finish(parser);
  std::free(cmark_render_html(document, CMARK_OPT_DEFAULT, cmark_parser_get_syntax_extensions(parser)));
  cmark_node_free(document);
  cmark_parser_free(parser);
}

void hash(const std::string& bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), nullptr, EVP_sha256(), nullptr);
}

void write_file(const std::string& path, std::size_t size) {
  static const std::string source(1U << 20U, 'x');
  int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  if (file < 0) {
    fs::create_directories(fs::path(path).parent_path());
    file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
  }
  if (file < 0) {
    fail("cannot write " + path);
  }
  for (std::size_t left = size; left > 0;) {
    const auto put = ::write(file, source.data(), std::min(left, source.size()));
    if (put <= 0) {
      fail("cannot write " + path);
    }
    left -= static_cast<std::size_t>(put);
  }
  if (::ftruncate(file, static_cast<off_t>(size)) != 0) {
    fail("cannot write " + path);
  }
  ::close(file);
}

struct Floor {
  std::set<std::string> parts;
  std::string folder;
  std::vector<std::string> inputs;
  std::vector<Output> outputs;

  auto wants(const char* part) const -> bool { return parts.count(part) != 0; }

  void read(const std::string& path) const {
    if (path.ends_with(".yaml")) {
      if (wants("yaml")) {
        read_yaml(read_file(path));
      }
    } else if (path.ends_with(".md")) {
      if (!wants("yaml") && !wants("markdown")) {
        return;
      }
      const auto text = read_file(path);
      const auto end = text.find("\n---\n", 3);
      if (wants("yaml") && end != std::string::npos) {
        read_yaml(text.substr(4, end - 3));
      }
      if (wants("markdown") && end != std::string::npos) {
        render_markdown(std::string_view(text).substr(end + 5));
      }
    } else if (wants("hash")) {
      hash(read_file(path));
    }
  }

  void run(unsigned jobs) const {
    const std::size_t all = inputs.size() + (wants("write") ? outputs.size() : 0);
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
      for (std::size_t at = next++; at < all; at = next++) {
        if (at < inputs.size()) {
          read(inputs[at]);
        } else {
          const auto& output = outputs[at - inputs.size()];
          write_file(folder + "/" + output.path, output.size);
        }
      }
    };
    std::vector<std::thread> threads;
    for (unsigned thread = 1; thread < jobs; ++thread) {
      threads.emplace_back(work);
    }
    work();
    for (auto& thread : threads) {
      thread.join();
    }
  }
};

}  // namespace

auto main(int count, char** words) -> int {
  if (count < 6) {
    std::fputs("usage: floor CONTENT LIST FOLDER JOBS PART...\n", stderr);
    return 2;
  }
  Floor floor;
  floor.folder = words[3];
  floor.parts.insert(words + 5, words + count);
  for (const auto& entry : fs::recursive_directory_iterator(words[1])) {
    if (entry.is_regular_file()) {
      floor.inputs.push_back(entry.path().string());
    }
  }
  std::ifstream list(words[2]);
  for (Output output; list >> output.size && list.get() && std::getline(list, output.path);) {
    floor.outputs.push_back(output);
  }
  cmark_gfm_core_extensions_ensure_registered();
  floor.run(static_cast<unsigned>(std::stoul(words[4])));
  return 0;
}
