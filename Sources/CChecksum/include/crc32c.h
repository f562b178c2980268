// CRC-32C (Castagnoli): polynomial 0x1EDC6F41, reflected, as in RFC 3720 appendix B.4, by instruction or by table.
#pragma once
#include <stddef.h>
#include <stdint.h>

// Continues `crc` (0 to begin) over `length` bytes.
uint32_t datelined_crc32c(uint32_t crc, const void *bytes, size_t length);
