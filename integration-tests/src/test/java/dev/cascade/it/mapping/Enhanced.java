package dev.cascade.it.mapping;

import dev.cascade.it.support.EnhancingClassLoader;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import org.hibernate.cfg.AvailableSettings;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;

/**
 * Runs the methods of a test class in a copy of it whose nested entities are enhanced. The class
 * has a static {@code database}.
 */
public final class Enhanced
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback, InvocationInterceptor {

  private Class<?> copy;
  private MappedDatabase database;

  @Override
  public void beforeAll(ExtensionContext context) throws ReflectiveOperationException {
    var original = context.getRequiredTestClass();
    copy =
        new EnhancingClassLoader(original.getClassLoader(), original.getName())
            .loadClass(original.getName());
    var field = copy.getDeclaredField("database");
    field.setAccessible(true);
    database = (MappedDatabase) field.get(null);
    boot(context);
  }

  // Hibernate looks classes up by their names, too, and must not find the originals.
  private void boot(ExtensionContext context) {
    var thread = Thread.currentThread();
    var usual = thread.getContextClassLoader();
    thread.setContextClassLoader(copy.getClassLoader());
    try {
      database.with(AvailableSettings.TC_CLASSLOADER, "before").beforeAll(context);
    } finally {
      thread.setContextClassLoader(usual);
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    database.beforeEach(context);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database.afterAll(context);
  }

  @Override
  public void interceptTestMethod(
      Invocation<Void> invocation,
      ReflectiveInvocationContext<Method> call,
      ExtensionContext context)
      throws Throwable {
    invocation.skip();
    var constructor = copy.getDeclaredConstructor();
    constructor.setAccessible(true);
    var method = copy.getDeclaredMethod(call.getExecutable().getName());
    method.setAccessible(true);
    try {
      method.invoke(constructor.newInstance());
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
