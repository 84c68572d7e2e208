// Two functions of the C library, replaced in reader.wasm by the part of them that is needed (linked with --wrap).
// nlohmann_json calls them for floating-point numbers, which never cross this boundary, and for control characters; the
// originals bring 128-bit floating-point arithmetic and the whole of printf with them: 10 KB compressed, a tenth of the
// module.
#include <cstdarg>
#include <cstddef>

extern "C" {

// JSON numbers only (the lexer has checked the form). Exact for whole numbers below 2^53; others may be off in the last
// digits.
double __wrap_strtod(const char* text, char** end) {
  const char* at = text;
  const bool negative = *at == '-';
  if (negative) ++at;
  double value = 0;
  int scale = 0;
  for (; *at >= '0' && *at <= '9'; ++at) value = value * 10 + (*at - '0');
  if (*at == '.') {
    for (++at; *at >= '0' && *at <= '9'; ++at, --scale) value = value * 10 + (*at - '0');
  }
  if (*at == 'e' || *at == 'E') {
    ++at;
    const bool minus = *at == '-';
    if (*at == '-' || *at == '+') ++at;
    int exponent = 0;
    for (; *at >= '0' && *at <= '9'; ++at) exponent = exponent < 1000 ? exponent * 10 + (*at - '0') : exponent;
    scale += minus ? -exponent : exponent;
  }
  for (; scale > 0 && value < 1e308; --scale) value *= 10;
  for (; scale < 0 && value > 0; ++scale) value /= 10;
  if (end != nullptr) *end = const_cast<char*>(at);
  return negative ? -value : value;
}

// Only one or two conversions of an unsigned argument to four hexadecimal digits ("\u%04x", "\u%04x\u%04x") are needed.
int __wrap_snprintf(char* out, size_t size, const char* format, ...) {
  va_list arguments;
  va_start(arguments, format);
  size_t length = 0;
  auto put = [&](char c) {
    if (length + 1 < size) out[length] = c;
    ++length;
  };
  for (; *format != '\0'; ++format) {
    if (*format != '%') {
      put(*format);
      continue;
    }
    while (*format != 'x' && *format != 'X' && format[1] != '\0') ++format;
    const unsigned value = va_arg(arguments, unsigned);
    for (int shift = 12; shift >= 0; shift -= 4) put("0123456789abcdef"[value >> shift & 15]);
  }
  va_end(arguments);
  if (size > 0) out[length < size ? length : size - 1] = '\0';
  return static_cast<int>(length);
}

}  // extern "C"
