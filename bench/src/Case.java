/** One way of handling a case from opening through three steps; each call is a whole case. */
interface Case {

    String name();

    /** Handles one case, all of it durable on return. */
    void handle(int number) throws Exception;
}
