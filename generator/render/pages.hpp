#pragma once

// Every view that a page may be.
#include "render/views_announced.hpp"
#include "render/views_changes.hpp"
#include "render/views_checklist.hpp"
#include "render/views_citizen.hpp"
#include "render/views_common.hpp"
#include "render/views_data.hpp"
#include "render/views_diagnostics.hpp"
#include "render/views_form.hpp"
#include "render/views_plan.hpp"
#include "render/views_programme.hpp"
#include "render/views_prose.hpp"
#include "render/views_results.hpp"
#include "render/views_search.hpp"
#include "render/views_unit.hpp"
#include "render/views_waivers.hpp"
