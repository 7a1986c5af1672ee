/* Lucene 8 over the articles of corpus.tsv: build, then ask.
 *
 * usage: java Lucene build ARTICLES FOLDER [THREADS]
 *        java Lucene ask FOLDER QUERIES
 *
 * Text is split by Unicode's rules and its marks are folded away, so that any marks are found, and stored
 * beside the index, as a program that shows passages needs it.  (Debian's ICU filter for Lucene cannot read
 * the data of Debian's ICU for Java.)  Prints "MEASURE<TAB>VALUE". */
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.LowerCaseFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollector;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.BytesRef;

public class Lucene {
    static final int WARM_ROUNDS = 5, TOP = 10;

    static final Analyzer ANALYZER = new Analyzer() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer tokens = new StandardTokenizer();
            return new TokenStreamComponents(tokens, new ASCIIFoldingFilter(new LowerCaseFilter(tokens)));
        }
    };

    static Document document(String[] row) {
        Document document = new Document();
        int date = Integer.parseInt(row[2]);
        document.add(new StringField("id", row[0], Field.Store.YES));
        document.add(new StringField("type", row[1], Field.Store.NO));
        document.add(new SortedDocValuesField("facet", new BytesRef(row[1])));
        document.add(new IntPoint("date", date));
        document.add(new NumericDocValuesField("newest", date));
        document.add(new TextField("text", row[3] + "\n" + row[4], Field.Store.NO));
        document.add(new StoredField("shown", row[4]));
        return document;
    }

    static void build(String articles, String folder, int threads) throws Exception {
        long start = System.nanoTime();
        IndexWriterConfig config = new IndexWriterConfig(ANALYZER);
        config.setRAMBufferSizeMB(256);
        config.setUseCompoundFile(false);
        try (IndexWriter writer = new IndexWriter(new MMapDirectory(Paths.get(folder)), config);
             BufferedReader in = Files.newBufferedReader(Paths.get(articles), StandardCharsets.UTF_8)) {
            List<Thread> workers = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                Thread worker = new Thread(() -> {
                    try {
                        while (true) {
                            String line;
                            synchronized (in) {
                                line = in.readLine();
                            }
                            if (line == null)
                                return;
                            writer.addDocument(document(line.split("\t", -1)));
                        }
                    } catch (IOException e) {
                        throw new RuntimeException(e);
                    }
                });
                worker.start();
                workers.add(worker);
            }
            for (Thread worker : workers)
                worker.join();
            writer.commit();
        }
        System.out.printf("build_s\t%.2f%n", (System.nanoTime() - start) / 1e9);
    }

    static List<String> words(String text) throws IOException {
        List<String> words = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream("text", text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken())
                words.add(term.toString());
            stream.end();
        }
        return words;
    }

    static Query query(String[] row) throws IOException {
        List<String> words = words(row[1]);
        if (row[0].equals("phrase"))
            return new PhraseQuery("text", words.toArray(new String[0]));
        BooleanQuery.Builder builder = new BooleanQuery.Builder();
        for (String word : words)
            builder.add(new TermQuery(new Term("text", word)),
                        row[0].equals("question") ? Occur.SHOULD : Occur.MUST);
        if (row[0].equals("filter")) {
            builder.add(new TermQuery(new Term("type", row[2])), Occur.FILTER);
            builder.add(IntPoint.newRangeQuery("date", Integer.parseInt(row[3]), Integer.parseInt(row[4])),
                        Occur.FILTER);
        }
        return builder.build();
    }

    /* How many of the articles that match are of each type. */
    static class Counter extends SimpleCollector {
        final Map<String, Integer> counts = new LinkedHashMap<>();
        SortedDocValues types;
        int[] here = {};

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            finish();
            types = DocValues.getSorted(context.reader(), "facet");
            here = new int[types.getValueCount()];
        }

        @Override
        public void collect(int doc) throws IOException {
            if (types.advanceExact(doc))
                here[types.ordValue()]++;
        }

        void finish() throws IOException {
            for (int i = 0; i < here.length; i++)
                if (here[i] > 0)
                    counts.merge(types.lookupOrd(i).utf8ToString(), here[i], Integer::sum);
        }

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    static TopDocs topWithTypes(IndexSearcher searcher, Query query) throws IOException {
        TopScoreDocCollector best = TopScoreDocCollector.create(TOP, 1000);
        Counter counter = new Counter();
        searcher.search(query, MultiCollector.wrap(best, counter));
        counter.finish();
        return best.topDocs();
    }

    static int ask(IndexSearcher searcher, String[] row) throws IOException {
        Query query = query(row);
        TopDocs top = row[0].equals("facet") ? topWithTypes(searcher, query)
            : row[0].equals("newest")
            ? searcher.search(query, TOP, new Sort(new SortField("newest", SortField.Type.LONG, true)))
            : searcher.search(query, TOP);
        int bytes = 0;
        for (ScoreDoc hit : top.scoreDocs)
            bytes += searcher.doc(hit.doc, java.util.Set.of("id")).get("id").length();
        return bytes;
    }

    static void ask(String folder, String queries) throws IOException {
        List<String[]> rows = new ArrayList<>();
        for (String line : Files.readAllLines(Paths.get(queries), StandardCharsets.UTF_8))
            rows.add(line.split("\t", -1));
        var clock = ManagementFactory.getThreadMXBean();
        try (DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Paths.get(folder)))) {
            IndexSearcher searcher = new IndexSearcher(reader);
            Map<String, List<Double>> times = new LinkedHashMap<>();
            for (int round = 0; round <= WARM_ROUNDS; round++)
                for (String[] row : rows) {
                    long start = clock.getCurrentThreadCpuTime();
                    ask(searcher, row);
                    if (round == WARM_ROUNDS)
                        times.computeIfAbsent(row[0], kind -> new ArrayList<>())
                            .add((clock.getCurrentThreadCpuTime() - start) / 1e6);
                }
            for (var entry : times.entrySet()) {
                double[] ms = entry.getValue().stream().mapToDouble(x -> x).sorted().toArray();
                System.out.printf("%s_p50_ms\t%.3f%n", entry.getKey(), ms[ms.length / 2]);
                System.out.printf("%s_p99_ms\t%.3f%n", entry.getKey(), ms[ms.length * 99 / 100]);
                System.out.printf("%s_mean_ms\t%.3f%n", entry.getKey(), Arrays.stream(ms).average().orElse(0));
            }
        }
    }

    public static void main(String[] args) throws Exception {
        if (args.length >= 3 && args[0].equals("build"))
            build(args[1], args[2], args.length > 3 ? Integer.parseInt(args[3]) : 2);
        else if (args.length == 3 && args[0].equals("ask"))
            ask(args[1], args[2]);
        else {
            System.err.println("usage: Lucene build ARTICLES FOLDER [THREADS] | Lucene ask FOLDER QUERIES");
            System.exit(2);
        }
    }
}
