#include <fmt/format.h>

#include "author/cms_parts.hpp"

// YAML for an editor's configuration: block style, every text between double quotes, so that no text is taken for anything else.
namespace prongsai::cms {
namespace {

auto quoted(std::string_view text) -> std::string {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      out += '\\';
      out += c;
    } else if (static_cast<unsigned char>(c) < ' ') {
      out += ' ';
    } else {
      out += c;
    }
  }
  return out + '"';
}

class Writer {
 public:
  [[nodiscard]] auto take() -> std::string { return std::move(out_); }

  void collections(const std::vector<Collection>& all) {
    out_ += "collections:\n";
    for (const auto& one : all) {
      item(1);
      pair("name", one.name, 2);
      pair("label", one.label, 2);
      if (one.files.empty()) {
        folder(one);
      } else {
        key("files", 2);
        for (const auto& file : one.files) {
          item(3);
          pair("name", file.name, 4);
          pair("label", file.label, 4);
          pair("file", file.path, 4);
          fields(file.fields, 4);
        }
      }
    }
  }

 private:
  // `- ` of an entry: its first key follows on the same line.
  void item(int depth) {
    out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + "- ";
    inline_ = true;
  }
  void begin(int depth) {
    if (!inline_) {
      out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ');
    }
    inline_ = false;
  }
  void key(std::string_view name, int depth) {
    begin(depth);
    out_ += fmt::format("{}:\n", name);
  }
  void pair(std::string_view name, std::string_view value, int depth) {
    if (!value.empty()) {
      begin(depth);
      out_ += fmt::format("{}: {}\n", name, quoted(value));
    }
  }
  void plain(std::string_view name, std::string_view value, int depth) {
    begin(depth);
    out_ += fmt::format("{}: {}\n", name, value);
  }

  void folder(const Collection& one) {
    pair("folder", one.folder, 2);
    plain("create", "true", 2);
    pair("extension", "md", 2);
    pair("format", "yaml-frontmatter", 2);
    // The file's name is an id of its own; an office may rename it before the first publication.
    pair("slug", "{{year}}-{{month}}-{{day}}-{{hour}}{{minute}}{{second}}", 2);
    pair("summary", one.summary, 2);
    pair("media_folder", one.media_folder, 2);
    pair("public_folder", "../evidence", 2);
    fields(one.fields, 2);
  }

  void fields(const Fields& all, int depth) {
    key("fields", depth);
    for (const auto& one : all) {
      item(depth + 1);
      field(one, depth + 2);
    }
  }

  void field(const Field& one, int depth) {
    pair("name", one.name, depth);
    pair("label", one.label, depth);
    pair("widget", one.widget, depth);
    if (one.widget != "hidden") {
      plain("required", one.required ? "true" : "false", depth);
    }
    pair("hint", one.hint, depth);
    pair("value_type", one.value_type, depth);
    if (one.low) {
      plain("min", plain_number(*one.low), depth);
    }
    if (one.high) {
      plain("max", plain_number(*one.high), depth);
    }
    if (!one.pattern.empty()) {
      plain("pattern", fmt::format("[{}, {}]", quoted(one.pattern), quoted(one.pattern_help)), depth);
    }
    pair("media_folder", one.media_folder, depth);
    pair("public_folder", one.public_folder, depth);
    if (one.root) {
      plain("root", "true", depth);
    }
    if (one.multiple) {
      plain("multiple", "true", depth);
    }
    if (one.widget == "select") {
      key("options", depth);
      for (const auto& option : one.options) {
        item(depth + 1);
        plain("label", quoted(option.title.empty() ? option.id : fmt::format("{} ({})", option.title, option.id)), depth + 2);
        plain("value", quoted(option.id), depth + 2);
      }
    }
    if (!one.fields.empty()) {
      fields(one.fields, depth);
    }
  }

  std::string out_;
  bool inline_ = false;
};

}  // namespace

auto to_yaml(const std::vector<Collection>& collections) -> std::string {
  Writer writer;
  writer.collections(collections);
  return writer.take();
}

}  // namespace prongsai::cms
