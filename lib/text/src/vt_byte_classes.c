#include "vt_byte_classes.h"

#include <pthread.h>

static struct {
    uint8_t lead[256];
    uint8_t self[256];
} classes;
static pthread_once_t classes_once = PTHREAD_ONCE_INIT;

static bool is_vietnamese_c3(unsigned second)
{
    static const char LETTERS[] = "\x80\x81\x82\x83\x88\x89\x8A\x8C\x8D\x92\x93\x94\x95\x97"
                                  "\x99\x9A\x9D\xA0\xA1\xA2\xA3\xA8\xA9\xAA\xAC\xAD\xB2\xB3"
                                  "\xB4\xB5\xB7\xB9\xBA\xBD";
    return strchr(LETTERS, (int)(char)second) != NULL;
}

static bool is_usual_c2(unsigned second)
{
    static const char SIGNS[] = "\xA0\xA7\xAD\xB0\xB1\xB2\xB3";
    return strchr(SIGNS, (int)(char)second) != NULL;
}

static void build_classes(void)
{
    for (unsigned byte = 0; byte < 0x20; byte++)
        if (byte != '\n' && byte != '\t' && byte != '\r' && byte != '\f')
            classes.self[byte] = VT_BYTES_UNUSUAL;
    for (unsigned byte = 0; byte < 256; byte++)
        classes.lead[byte] = VT_BYTES_UNUSUAL;
    classes.lead[0xC2] |= VT_BYTES_AFTER_C2;
    classes.lead[0xC3] |= VT_BYTES_AFTER_C3;
    classes.self[0x7F] = classes.self[0xCC] = classes.self[0xCD] = VT_BYTES_UNUSUAL;
    classes.lead[0xEF] |= VT_BYTES_AFTER_EF;
    classes.self[0xBF] = VT_BYTES_AFTER_EF;
    for (unsigned byte = 0x80; byte < 0xC0; byte++) {
        classes.self[byte] |= (uint8_t)(is_usual_c2(byte) ? 0 : VT_BYTES_AFTER_C2);
        classes.self[byte] |= (uint8_t)(is_vietnamese_c3(byte) ? 0 : VT_BYTES_AFTER_C3);
    }
}

unsigned vt_byte_classes(struct vt_str utf8)
{
    pthread_once(&classes_once, build_classes);
    unsigned found = 0;
    uint8_t lead = VT_BYTES_UNUSUAL;
    for (size_t i = 0; i < utf8.len_bytes; i++) {
        unsigned char c = (unsigned char)utf8.ptr[i];
        found |= classes.self[c] & lead;
        lead = classes.lead[c];
    }
    return found;
}
