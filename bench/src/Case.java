/** One way of handling cases: open a matter, take three steps. */
interface Case {

    String name();

    /** A client that handles one case after another; each case is durable when it returns. */
    Client client() throws Exception;

    /** What one of the clients does, on a thread of its own. */
    interface Client extends AutoCloseable {

        void handle(int number) throws Exception;

        @Override
        default void close() throws Exception {}
    }
}
