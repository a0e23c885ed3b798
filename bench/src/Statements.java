import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;

/** Counts what a program sends to its database, by standing between the two. Only counts while asked to. */
final class Statements implements BeanPostProcessor {

    private final AtomicLong statements = new AtomicLong();
    private final AtomicLong commits = new AtomicLong();
    private final AtomicInteger most = new AtomicInteger();
    private volatile boolean counting;

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource source ? proxy(DataSource.class, (method, arguments, call) -> {
                    var result = call.call();
                    return counting && result instanceof Connection connection ? watched(connection) : result;
                }, source)
                : bean;
    }

    private Connection watched(Connection connection) {
        var inThis = new AtomicInteger();
        return proxy(Connection.class, (method, arguments, call) -> {
            var result = call.call();
            if (method.equals("commit")) {
                commits.incrementAndGet();
                most.accumulateAndGet(inThis.getAndSet(0), Math::max);
            }
            return result instanceof PreparedStatement statement ? proxy(PreparedStatement.class, (name, _, act) -> {
                        if (name.startsWith("execute")) {
                            statements.incrementAndGet();
                            inThis.incrementAndGet();
                        }
                        return act.call();
                    }, statement)
                    : result;
        }, connection);
    }

    void reset() {
        statements.set(0);
        commits.set(0);
        most.set(0);
        counting = true;
    }

    long statements() {
        return statements.get();
    }

    long commits() {
        return commits.get();
    }

    int most() {
        return most.get();
    }

    private interface Call {
        Object call() throws Throwable;
    }

    private interface Around {
        Object run(String method, Object[] arguments, Call call) throws Throwable;
    }

    private static <T> T proxy(Class<T> type, Around around, T target) {
        InvocationHandler handler = (_, method, arguments) -> around.run(method.getName(), arguments, () -> {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
