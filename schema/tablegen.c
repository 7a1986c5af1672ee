/* tablegen — turn NAME.tsv of schema into a C source with one struct vt_table, or (--text) any text file
 * into one string.  Run by the build only.
 *
 * usage: tablegen NAME IN.tsv OUT.c
 *        tablegen --text NAME IN OUT.c
 *        tablegen --rows NAME IN.tsv OUT.h   enum vt_NAME: a member for each row, by its first cell
 *
 * Refuses (with the line) a row whose number of cells differs from the header's, an empty header,
 * a line that is not UTF-8, and carriage returns. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void fail(const char *path, unsigned line, const char *what)
{
    fprintf(stderr, "%s:%u: %s\n", path, line, what);
    exit(1);
}

static void write_string(FILE *out, const char *text, size_t len_bytes)
{
    fputc('"', out);
    for (size_t i = 0; i < len_bytes; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '"' || c == '\\')
            fprintf(out, "\\%c", c);
        else if (c == '\n')
            fputs("\\n\"\n\"", out);
        else if (c < 0x20 || c >= 0x7F)
            fprintf(out, "\\%03o", c);
        else
            fputc(c, out);
    }
    fputc('"', out);
}

static unsigned write_row(FILE *out, const char *line)
{
    unsigned cells = 0;
    for (;;) {
        size_t length = strcspn(line, "\t");
        write_string(out, line, length);
        fputs(", ", out);
        cells++;
        if (line[length] == '\0')
            return cells;
        line += length + 1;
    }
}

static int write_table(const char *name, const char *in_path, FILE *in, FILE *out)
{
    char *line = NULL;
    size_t room = 0;
    ssize_t length;
    unsigned line_no = 0, columns = 0, rows = 0;
    fprintf(out, "/* generated from schema/%s.tsv */\n#include \"vt_tables.h\"\n", name);
    while ((length = getline(&line, &room, in)) >= 0) {
        line_no++;
        if (length > 0 && line[length - 1] == '\n')
            line[--length] = '\0';
        if (length == 0 || line[0] == '#')
            continue;
        if (strchr(line, '\r') != NULL)
            fail(in_path, line_no, "carriage return");
        if (columns == 0) {
            fputs("static const char *const columns[] = {", out);
            columns = write_row(out, line);
            fputs("};\nstatic const char *const cells[] = {\n", out);
            continue;
        }
        if (write_row(out, line) != columns)
            fail(in_path, line_no, "number of cells differs from the header's");
        fputc('\n', out);
        rows++;
    }
    free(line);
    if (columns == 0)
        fail(in_path, line_no, "no header line");
    if (rows == 0)
        fputs("\"\"", out);
    fprintf(out, "};\nconst struct vt_table vt_table_%s = {\"%s\", columns, cells, %u, %u};\n",
            name, name, columns, rows);
    return 0;
}

static int write_text(const char *name, FILE *in, FILE *out)
{
    fprintf(out, "/* generated */\n#include \"vt_tables.h\"\nconst char vt_text_%s[] =\n", name);
    char chunk[4096];
    size_t got;
    while ((got = fread(chunk, 1, sizeof chunk, in)) > 0) {
        write_string(out, chunk, got);
        fputc('\n', out);
    }
    fputs("\"\";\n", out);
    return 0;
}

static void write_upper(FILE *out, const char *text, size_t len_bytes)
{
    for (size_t i = 0; i < len_bytes; i++)
        fputc(isalnum((unsigned char)text[i]) ? toupper((unsigned char)text[i]) : '_', out);
}

/* "search.title" of the table "msg" becomes VT_MSG_SEARCH_TITLE, so that a row that is not there does not
 * compile. */
static int write_rows(const char *name, FILE *in, FILE *out)
{
    char *line = NULL;
    size_t room = 0;
    int is_header = 1;
    fprintf(out, "/* generated: the rows of a table by name */\nenum vt_%s {\n", name);
    while (getline(&line, &room, in) >= 0) {
        if (line[0] == '#' || line[0] == '\n')
            continue;
        if (!is_header) {
            fputs("    VT_", out);
            write_upper(out, name, strlen(name));
            fputc('_', out);
            write_upper(out, line, strcspn(line, "\t\n"));
            fputs(",\n", out);
        }
        is_header = 0;
    }
    free(line);
    fputs("};\n", out);
    return 0;
}

static int write_output(const char *mode, const char *name, const char *in_path, FILE *in,
                        FILE *out)
{
    if (strcmp(mode, "--text") == 0)
        return write_text(name, in, out);
    if (strcmp(mode, "--rows") == 0)
        return write_rows(name, in, out);
    return write_table(name, in_path, in, out);
}

int main(int argc, char **argv)
{
    const char *mode = argc == 5 ? argv[1] : "";
    if (argc != 4 && strcmp(mode, "--text") != 0 && strcmp(mode, "--rows") != 0) {
        fputs("usage: tablegen [--text | --rows] NAME IN OUT\n", stderr);
        return 2;
    }
    argv += argc == 5;
    FILE *in = fopen(argv[2], "r");
    FILE *out = fopen(argv[3], "w");
    if (in == NULL || out == NULL) {
        perror(in == NULL ? argv[2] : argv[3]);
        return 1;
    }
    int result = write_output(mode, argv[1], argv[2], in, out);
    fclose(in);
    if (fclose(out) != 0) {
        perror(argv[3]);
        return 1;
    }
    return result;
}
