#include "model/province_map.hpp"

#include "model/find_in.hpp"

namespace prongsai {

auto ProvinceMap::find(const std::string& code) const -> const ProvinceShape* { return find_in(provinces, code, &ProvinceShape::code); }

}  // namespace prongsai
