#include "pack/page_style.hpp"

namespace prongsai {

void begin_pack_page(HtmlWriter& out, std::string_view title) {
  out.raw(
      "<!DOCTYPE html>\n<html lang=\"th\">\n<head>\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
      "<meta http-equiv=\"Content-Security-Policy\" "
      "content=\"default-src 'none'; img-src 'self' file: data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">\n<title>");
  out.text(title).raw("</title>\n<style>\n");
  out.raw(
      "*{box-sizing:border-box}body{font:16px/1.6 \"Noto Sans Thai\",\"Sarabun\",\"Leelawadee UI\",Tahoma,sans-serif;margin:0 auto;padding:1rem;"
      "max-width:66rem;color:#1a1a1a;background:#fff;overflow-wrap:break-word}\n"
      "h1{font-size:1.6rem;line-height:1.3}h2{font-size:1.25rem;margin-top:2.2rem;border-bottom:2px solid #1a5c4a}h3{font-size:1.05rem;margin-bottom:.3rem}\n"
      "[lang=en]{color:#4a4a4a;font-size:.9em}[lang=en] [lang=en]{font-size:1em}\n"
      "table{border-collapse:collapse;width:100%;margin:.6rem 0}caption{text-align:left;font-weight:bold;padding:.3rem 0}\n"
      "th,td{border:1px solid #8f8f8f;padding:.3rem .5rem;text-align:left;vertical-align:top}thead th{background:#eef4f1}tfoot th,tfoot td{background:#f6f6f6}\n"
      ".n{text-align:right;white-space:nowrap}code{font-size:.8rem;overflow-wrap:anywhere}a{color:#0b4f8a;overflow-wrap:anywhere}img{max-width:100%;height:auto}\n"
      ".yes{color:#0d5c2f;font-weight:bold}.no{color:#9c1c1c;font-weight:bold}ul,ol{margin:.2rem 0;padding-left:1.3rem}tbody th{font-weight:normal}tbody th[scope=rowgroup]{font-weight:bold;background:#f6f6f6}.meta{color:#4a4a4a;font-size:.9rem}\n"
      ".notice{border:2px solid #8a6d00;padding:.5rem .8rem}.scroll,.prose{overflow-x:auto}nav ul{columns:2;list-style:none;padding:0}\n"
      ".sign{display:flex;flex-wrap:wrap;gap:1rem 3rem;margin:1.5rem 0}.sign div{flex:1 1 14rem;text-align:center}\n");
  out.raw(
      "@media(max-width:42rem){nav ul{columns:1}table.stack,table.stack caption,table.stack tbody,table.stack tfoot,table.stack tr,table.stack th,table.stack td{display:block;width:100%}"
      "table.stack thead{position:absolute;clip-path:inset(50%);height:1px;overflow:hidden}table.stack tr{border:1px solid #8f8f8f;margin:.6rem 0}"
      "table.stack th,table.stack td{border:0;border-bottom:1px solid #ddd}table.stack td.n{text-align:left;white-space:normal}table.stack td:empty{display:none}"
      "table.stack td[data-label]::before{content:attr(data-label) \": \";font-weight:bold}}\n"
      "@page{size:A4;margin:16mm 14mm}\n"
      "@media print{body{max-width:none;padding:0;font-size:10.5pt;line-height:1.45}a{color:inherit;text-decoration:none}h2,h3{break-after:avoid}"
      "table{width:calc(100% - 2px)}tr,li{break-inside:avoid}thead{display:table-header-group}nav{display:none}.page{break-before:page}.scroll,.prose{overflow:visible}code{font-size:7.5pt}pre code{white-space:pre-wrap}}\n");
  out.raw("</style>\n</head>\n<body>\n");
}

void end_pack_page(HtmlWriter& out) { out.raw("</body>\n</html>\n"); }

}  // namespace prongsai
