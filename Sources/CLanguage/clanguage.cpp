// CLD2 has a C++ interface only; Swift calls it through this one function.
#include "clanguage.h"

// Its header uses FILE without saying where that comes from.
#include <cstdio>

#include <cld2/public/compact_lang_det.h>
#include <cld2/public/encodings.h>

struct clanguage_guess clanguage_detect(const char *text, int length) {
    CLD2::Language languages[3];
    int percents[3];
    double scores[3];
    int text_bytes = 0;
    bool is_reliable = false;
    CLD2::CLDHints hints = {nullptr, nullptr, CLD2::UNKNOWN_ENCODING, CLD2::UNKNOWN_LANGUAGE};
    CLD2::ExtDetectLanguageSummary(
        text, length, true, &hints, 0, languages, percents, scores, nullptr, &text_bytes, &is_reliable);
    return {CLD2::LanguageCode(languages[0]), percents[0], text_bytes, is_reliable ? 1 : 0};
}
